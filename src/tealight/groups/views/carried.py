"""An invitation carried through joining, so that nobody has to find the link again.

It travels in a cookie that the browser sends to the pages of joining alone and
forgets with its window. Nothing is stored here: whoever looks at a link leaves no row.
"""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_ONLY_FOR = "/join/"
_LINK = re.compile(r"^/(?:circle|rooms)/invitation/[\w-]{43}/$", re.ASCII)


def _name() -> str:
    return "__Secure-invited" if settings.SESSION_COOKIE_SECURE else "invited"


def carry(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let a visitor who looks at an invitation take it along; a member needs no taking along."""
    if request.viewer.is_person or not _LINK.match(request.path):
        return response
    response.set_cookie(
        _name(), request.path, path=_ONLY_FOR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return response


def carried(request: HttpRequest) -> str:
    """Return the address of the invitation this browser took along, or "". Nowhere else can it lead."""
    address = request.COOKIES.get(_name(), "")
    return address if _LINK.match(address) else ""


def put_down(response: HttpResponse) -> HttpResponse:
    """Forget the invitation: it was accepted."""
    response.delete_cookie(_name(), path=_ONLY_FOR, samesite="Lax")
    return response
