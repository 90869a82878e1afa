"""What every answer tells the browser: nothing leaves this place, nothing stays on the device.

Whom it protects: someone whose phone is picked up by another (no-store), someone followed by an
advertiser or by a link they press (no other origin, no referrer), and everyone, should a script
ever slip into a text (no inline script runs).
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
EVERYWHERE = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive, noai, noimageai",
}


def security(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sets the headers on every answer, error pages included."""
    always = dict(EVERYWHERE)
    if settings.TEALIGHT.behind_https:
        always["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in always.items():
            response.headers.setdefault(name, value)
        # A page is never kept: the back button after sign-out must not show it again.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


def headers_of_files(headers, path: str, url: str) -> None:
    """The same promises for static files, which the caching rules of their own names govern."""
    for name, value in EVERYWHERE.items():
        headers[name] = value
