"""The one door: every view says who it is for, and this reads it before the view runs.

A view that says nothing is closed. What someone may not see answers as if it did not exist.
"""

from collections.abc import Callable

from django.core.handlers.exception import get_exception_response
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import get_resolver

from tealight.accounts.views.carry import ask_again, ask_to_sign_in
from tealight.kernel.access import Audience
from tealight.kernel.verdict import NotFound, Refused
from tealight.kernel.viewer import Person
from tealight.operations.views.closed import not_open_yet
from tealight.ui.flash import flash
from tealight.web.context import place_of
from tealight.web.middleware.read_only import nothing_is_written

#: what answers before the place has opened its doors: set-up, finding help, leaving, colours and size,
#: what crawlers are asked, and a name for the home screen
BEFORE_OPENING = frozenset({
    "operations", "help:home", "help:country", "help:leave", "help:leave-about", "web:display", "web:robots",
    "web:manifest",
})
#: what browsers ask with; anything else is refused wherever it is asked, so that it tells of no page
METHODS = ("GET", "HEAD", "POST")
NEEDS_SECOND = "The team’s pages need a second step at sign-in. You can set one up here."


def gate(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Lets a request through to its view, or answers it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if not place_of(request).read_only:
            return get_response(request)
        with nothing_is_written():
            return get_response(request)

    answer.process_view = admit
    answer.process_exception = explain
    return answer


def admit(request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
    """Return None to let the request in; Http404 for what this viewer may not know of."""
    audience: Audience | None = getattr(view, "audience", None)
    viewer = request.viewer
    if audience is None:
        raise Http404
    if not place_of(request).is_open and not _is_before_opening(request):
        return not_open_yet(request)
    if not audience.members_only:
        return None
    if not isinstance(viewer, Person):
        return ask_to_sign_in(request)
    if audience.roles and not audience.roles & viewer.roles_given:
        raise Http404
    if audience.roles and not viewer.second_factor:
        flash(request, NEEDS_SECOND)
        return redirect("accounts:security")
    second = audience.asks_second(viewer)
    if not audience.fresh or request.session.is_fresh(request.now, second=second):
        return None
    return ask_again(request, second=second)


def _is_before_opening(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match.app_name in BEFORE_OPENING or match.view_name in BEFORE_OPENING


def explain(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """Turn what the rooms raise into a page: the same 404 for missing and unseen, 403 with a sentence."""
    if isinstance(exception, NotFound):
        return get_exception_response(request, get_resolver(), 404, Http404())
    if isinstance(exception, Refused):
        return get_exception_response(request, get_resolver(), 403, exception)
    return None
