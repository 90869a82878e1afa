"""The staff door of the CMS: who comes in, and which of its pages are not ours to have.

Every page of Wagtail's passes the same gate as our own team's pages: the role, the
second step, and the question again after a quarter of an hour.
"""

from collections.abc import Callable, Iterator
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from tealight.kernel.access import open_to_all, staff
from tealight.kernel.verdict import NotFound

#: pages of Wagtail's that we have ourselves, or want nowhere: files of any kind are
#: never taken, since nobody could say what is inside them
CLOSED = ("login/", "password_reset/", "documents/", "failwhale/", "test404/")
KEEPERS = ("editor", "operator")


@open_to_all
def closed(request: HttpRequest, **anything) -> HttpResponse:
    """Answer as if nothing were here; for everyone the same."""
    raise NotFound


@staff(*KEEPERS)
def own_account(request: HttpRequest) -> HttpResponse:
    """Lead to the account area: the CMS keeps no account of its own."""
    return redirect("accounts:account")


@staff(*KEEPERS)
@require_POST
@csrf_protect
def leave(request: HttpRequest) -> HttpResponse:
    """Send the CMS's "log out" on to our own sign-out, token and all."""
    return HttpResponse(status=307, headers={"Location": "/sign-out/"})


OURS = {"account/": own_account, "logout/": leave}


def _enter(view: Callable) -> Callable:
    """Let whoever keeps the magazine do in the CMS what it offers.

    The gate has asked for the role by now. Wagtail asks the account instead, so it
    is told for this one request; the account's row never says so, and a role taken
    away closes the door at the next request.
    """

    @wraps(view)
    def entered(request: HttpRequest, *args, **kwargs):
        request.user.is_superuser = True
        return view(request, *args, **kwargs)

    return staff(*KEEPERS)(entered)


def doored(patterns: list, before: str = "") -> list:
    """Put the door before every one of Wagtail's `patterns`, in place; return them."""
    for pattern, route in _walk(patterns, before):
        if route.startswith(CLOSED):
            pattern.callback = closed
        else:
            pattern.callback = OURS.get(route) or _enter(pattern.callback)
    return patterns


def _walk(patterns: list, before: str) -> Iterator[tuple[URLPattern, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLPattern):
            yield pattern, route
        else:
            yield from _walk(pattern.url_patterns, route)
