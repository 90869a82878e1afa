"""Forms are taken from our own pages only, also where browsers say nothing of where they come from.

We ask browsers to tell nobody which page somebody was on (`no-referrer`). They obey thoroughly:
a form sent from our own page then names its origin as "null" and no referrer, which Django takes
for a stranger's and refuses. Without this, no form here could be sent from a real browser.
"""

import os
from functools import lru_cache

from django.http import HttpRequest
from django.middleware import csrf
from django.middleware.csrf import CsrfViewMiddleware


def drawn(length: int, allowed_chars: str) -> str:
    """Return `length` of `allowed_chars` drawn by chance, each as likely as any other (Django's get_random_string).

    Django asks the system for each letter anew. The page of somebody new takes 96
    of them, which was a twelfth of what it costs.
    """
    letters, unfair = _fair(allowed_chars)
    found = b""
    while len(found) < length:
        found += os.urandom(2 * length).translate(letters, unfair)
    return found[:length].decode()


@lru_cache(maxsize=1)
def _fair(chars: str) -> tuple[bytes, bytes]:
    """Return which letter each byte stands for, and the bytes left over, which would make some likelier."""
    letters = "".join(chars[byte % len(chars)] for byte in range(256)).encode("ascii")
    return letters, bytes(range(256 - 256 % len(chars), 256))


csrf.get_random_string = drawn  # Django leaves no other way to say how the letters of a token are drawn


class FormGuard(CsrfViewMiddleware):
    """Django's guard, which also believes the browser's own word for "from this very place".

    `Sec-Fetch-Site` is written by the browser and cannot be set by any page. Browsers too old to
    write it are still held to the token and to a cookie that is not sent from other sites.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META["HTTP_ORIGIN"] == "null":
            return _is_ours(request)
        return super()._origin_verified(request)

    def _check_referer(self, request: HttpRequest) -> None:
        if request.META.get("HTTP_REFERER") or not _is_ours(request):
            super()._check_referer(request)


def _is_ours(request: HttpRequest) -> bool:
    """Whether the browser says the request comes from this place, or is too old to say."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
