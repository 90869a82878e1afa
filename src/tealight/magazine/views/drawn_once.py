"""Pages for whoever has no account, drawn once and sent again while everything on them is as it was.

Each request asks the database anew all that the page was drawn of. Only when every row is equal, to the
letter, is the page of before sent, with this visitor's form token: to draw a page costs ten times what it costs to
see that it is still true. What an article says is no secret; still nothing that a member is shown is kept here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from tealight.kernel.noted import Noted, noting
from tealight.kernel.viewer import Visitor
from tealight.mail.delivery import is_set_up
from tealight.place.queries import Place
from tealight.ui.ago import quarter
from tealight.ui.stencil import Stencil
from tealight.ui.templatetags.ui import form_token

#: pages kept at most
MOST = 200


@dataclass(frozen=True, slots=True)
class _Drawn:
    place: Place
    viewer: Visitor
    quarter: datetime
    #: whether mail left the place
    mails: bool
    rows: Noted
    #: with a blank for each form token
    page: Stencil

    def is_still_so(self, request: HttpRequest) -> bool:
        as_then = (self.place, self.viewer, self.quarter) == (request.place, request.viewer, quarter(request.now))
        return as_then and self.mails == is_set_up() and self.rows.is_still_so()


_drawn: dict[str, _Drawn] = {}


def drawn_once(view: Callable) -> Callable:
    """Let the page of `view`, for a visitor who chose nothing, be drawn only if it is not what was drawn before.

    All that the page says must hang on the place, the quarter of an hour, whether mail leaves, and what is asked through `viewer.prepared`;
    a page that asked anything in another way is drawn each time.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not _is_same_for_all(request):
            return view(request, *args, **kwargs)
        kept = _drawn.get(request.path)
        if kept is not None and kept.is_still_so(request):
            return kept.page.fill(form_token(get_token(request)).encode())
        viewer = request.viewer
        request.viewer, rows = noting(viewer)
        try:
            response = rows.drawn(lambda: view(request, *args, **kwargs))
        finally:
            request.viewer = viewer
        if response.status_code == 200 and rows.is_all:
            _keep(request, rows, response)
        return response

    return answer


def _is_same_for_all(request: HttpRequest) -> bool:
    # A cookie may choose colours, or how large the words are.
    brings_nothing = not request.GET and request.COOKIES.keys() <= {settings.CSRF_COOKIE_NAME}
    return brings_nothing and isinstance(request.viewer, Visitor)


def _keep(request: HttpRequest, rows: Noted, response: HttpResponse) -> None:
    token = getattr(request, "tealight_form_token", "")
    if not token:
        return
    if len(_drawn) >= MOST:
        _drawn.clear()
    page = Stencil(response.content, token.encode())
    _drawn[request.path] = _Drawn(request.place, request.viewer, quarter(request.now), is_set_up(), rows, page)
