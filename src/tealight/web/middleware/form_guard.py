"""Forms are taken from our own pages only, also where browsers say nothing of where they come from.

We ask browsers to tell nobody which page somebody was on (`no-referrer`). They obey thoroughly:
a form sent from our own page then names its origin as "null" and no referrer, which Django takes
for a stranger's and refuses. Without this, no form here could be sent from a real browser.
"""

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware


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
