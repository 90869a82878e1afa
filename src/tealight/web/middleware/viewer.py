"""Who is asking, loaded once: `request.viewer`, and the one moment it happens, `request.now`."""

from collections.abc import Callable
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from tealight.accounts.sessions import signed_in
from tealight.kernel import clock
from tealight.kernel.viewer import Filters, Visitor
from tealight.place.queries import Place, notes
from tealight.web.context import place_of


def visitor(here: Place) -> Visitor:
    """Return nobody in particular: they may read what is for anyone, while the operator lets it be.

    They meet it behind the filters everyone starts with; nobody asked them yet.
    """
    if not here.anyone_audience:
        return _visitor(None)
    return _visitor(notes(here.version).starting_masks)


@lru_cache(maxsize=4)
def _visitor(masks: tuple[int, int] | None) -> Visitor:
    """Return the visitor with these filters, one and the same for all, or one who may read nothing."""
    return Visitor() if masks is None else Visitor(reads_open=True, filters=Filters(*masks))


def viewer(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Takes the place of Django's own authentication, which would write while reading.

    Django ends a session whose password changed by deleting it, on a GET; here such a session is
    simply nobody's, and the schedule prunes it. `request.user` is for the CMS and for
    what the libraries of second factors ask.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        request.now = clock.now()
        found = signed_in(request.session, request.now)
        if found:
            request.user, request.viewer = found
        else:
            request.user, request.viewer = AnonymousUser(), visitor(place_of(request))
        return get_response(request)

    return answer
