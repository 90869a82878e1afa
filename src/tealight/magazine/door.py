"""The staff door of the CMS: who comes in, and which of its pages are not ours to have.

Every page of Wagtail's passes the same gate as our own team's pages: the role, the
second step, and the question again after a quarter of an hour.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import wraps

from django.contrib.messages.middleware import MessageMiddleware
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from tealight.kernel.access import open_to_all, staff
from tealight.kernel.verdict import NotFound
from tealight.magazine.bounds import only_the_magazine_changes
from tealight.magazine.only_days import only_days
from tealight.magazine.policy import KEEPERS

#: pages of Wagtail's that we have ourselves, or want nowhere
CLOSED = (
    "login/", "password_reset/",  # we have our own door
    "dismissibles/", "editing-sessions/",  # would note when an editor was here
    "sites/",  # there is one place, shaped at the desk
    "workflows/", "reports/workflow",  # the one workflow is laid by us; where articles stand has a page of ours
    "pages/workflow/action/", "pages/workflow/preview/",  # a text is judged where it is read, in its editor
    "documents/", "api/main/documents/",  # nobody could say what is inside a file of any kind
    "api/main/pages/<int:pk>/action/",  # publishes and copies without asking whether a text was approved
    "failwhale/", "test404/",
)
#: pages for readers behind a password, and addresses of pictures for other places
CLOSED_ENDS = ("/privacy/", "/generate_url/", "/generate_url/output/")
#: what Wagtail answers to any other address; without it, such an address is like any that never was
CATCHES_ALL = ("^.*/$", "^")
#: pages of ours that stand in a frame of the CMS: an article as readers will read it
FRAMED_ENDS = ("/preview/",)

#: a picture is shown while it is uploaded, from memory; see docs/decisions/0010
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'"
)
#: the same, for a page shown inside one of the CMS's own
CONTENT_SECURITY_POLICY_FRAMED = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")


@csrf_exempt
@open_to_all
def closed(request: HttpRequest, *some, **anything) -> HttpResponse:
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


def _enter(view: Callable, framed: bool = False) -> Callable:
    """Let whoever keeps the magazine do in the CMS what it offers.

    The gate has asked for the role by now. Wagtail asks the account instead, so it
    is told for this one request; the account's row never says so, and a role taken
    away closes the door at the next request. Such an account may do anything, so
    what it does is bounded to the magazine's own tables, and is done whole or not
    at all; of its moment, the day is kept.
    """

    # Its “saved” is Wagtail's own way to speak; nobody else's page pays for looking whether there is one.
    view = decorator_from_middleware(MessageMiddleware)(view)

    @wraps(view)
    def entered(request: HttpRequest, *args, **kwargs):
        request.user.is_superuser = True
        whole = nullcontext() if request.method in {"GET", "HEAD"} else transaction.atomic()
        with only_the_magazine_changes(), whole, only_days(writes=request.method not in {"GET", "HEAD"}):
            response = view(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        if response.status_code == 404:
            raise NotFound  # said in our words, the same as everywhere
        in_frame = framed and request.method == "GET"
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY_FRAMED if in_frame else CONTENT_SECURITY_POLICY
        if in_frame:
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response

    return staff(*KEEPERS)(entered)


def doored(patterns: list, before: str = "") -> list:
    """Put the door before every one of Wagtail's `patterns`, in place; return them."""
    patterns[:] = [pattern for pattern in patterns if str(pattern.pattern) not in CATCHES_ALL]
    for pattern, route in _walk(patterns, before):
        if route.startswith(CLOSED) or route.endswith(CLOSED_ENDS):
            pattern.callback = closed
        else:
            pattern.callback = OURS.get(route) or _enter(pattern.callback, framed=route.endswith(FRAMED_ENDS))
    return patterns


def _walk(patterns: list, before: str) -> Iterator[tuple[URLPattern, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLPattern):
            yield pattern, route
        else:
            yield from _walk(pattern.url_patterns, route)
