"""Pages for whoever has no account, drawn once and sent again while everything on them is as it was.

Each request asks the database anew what the page would say. Only when all of it is equal, letter for
letter, is the page of before sent, with this visitor's form token: to draw a page costs ten times what it costs to see
that it is still true. What an article says is no secret; still nothing that a member is shown is kept here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from tealight.kernel.viewer import Visitor
from tealight.ui.stencil import Stencil
from tealight.ui.templatetags.ui import form_token

#: pages kept at most
MOST = 200


@dataclass(frozen=True, slots=True)
class _Drawn:
    #: the place and the facts it was drawn of
    of: tuple[Any, ...]
    #: with a blank for each form token
    page: Stencil


_drawn: dict[str, _Drawn] = {}


def render_once(request: HttpRequest, template: str, facts: Mapping[str, Any]) -> HttpResponse:
    """Render `template` with `facts`; for a visitor who chose nothing, only if it is not what was drawn before.

    Everything the page says hangs on `facts`, which compare by what they hold, and on the place.
    """
    if not _is_same_for_all(request):
        return render(request, template, dict(facts))
    of = (template, request.place, tuple(facts.items()))
    kept = _drawn.get(request.path)
    if kept is not None and kept.of == of:
        return kept.page.fill(form_token(get_token(request)).encode())
    response = render(request, template, dict(facts))
    _keep(request, of, response)
    return response


def _is_same_for_all(request: HttpRequest) -> bool:
    # A cookie may choose colours, or how large the words are.
    brings_nothing = not request.GET and request.COOKIES.keys() <= {settings.CSRF_COOKIE_NAME}
    return brings_nothing and isinstance(request.viewer, Visitor)


def _keep(request: HttpRequest, of: tuple, response: HttpResponse) -> None:
    token = getattr(request, "tealight_form_token", "")
    if not token:
        return
    if len(_drawn) >= MOST:
        _drawn.clear()
    _drawn[request.path] = _Drawn(of, Stencil(response.content, token.encode()))
