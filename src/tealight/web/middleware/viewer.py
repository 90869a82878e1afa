"""Who is asking, loaded once: `request.viewer`, and the one moment it happens, `request.now`."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from tealight.accounts.sessions import signed_in
from tealight.kernel import clock
from tealight.kernel.viewer import Visitor
from tealight.web.context import place_of


def viewer(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Takes the place of Django's own authentication, which would write while reading.

    Django ends a session whose password changed by deleting it, on a GET; here such a session is
    simply nobody's, and the schedule prunes it. `request.user` is for the CMS only.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        request.now = clock.now()
        found = signed_in(request.session, request.now)
        if found:
            request.user, request.viewer = found
        else:
            # A visitor may read what is for anyone, while the operator lets anything be.
            request.user = AnonymousUser()
            request.viewer = Visitor(reads_open=place_of(request).anyone_audience)
        return get_response(request)

    return answer
