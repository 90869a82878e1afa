"""The door for web servers: Django behind the static files.

Static files never reach Django, so they cost a twentieth of a page; they carry a hash in their
name and are compressed once, at start.
"""

import logging
import re
from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from tealight.web.middleware.security import EVERYWHERE, headers_of_files

_HASHED = re.compile(r"^.+\.[0-9a-f]{12}\.[a-z0-9]+$")
_LAST_WORDS = (
    b"Something here is broken. Nothing you wrote and saw as saved is lost. Please try again in a few minutes.\n"
    b"If you need help now, ring your country's emergency number.\n"
)
log = logging.getLogger("tealight.wsgi")


def make_application() -> Callable[[dict, Callable], Iterable[bytes]]:
    """The whole site as one WSGI callable that always answers."""
    site = WhiteNoise(
        get_wsgi_application(),
        root=str(settings.STATIC_ROOT),
        prefix=settings.STATIC_URL,
        max_age=3600,
        immutable_file_test=lambda path, url: bool(_HASHED.match(url)),
        add_headers_function=headers_of_files,
        allow_all_origins=False,
    )

    def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
        try:
            return site(environ, start_response)
        except Exception:
            # Even the page for broken pages broke; the server beneath us would say nothing at all.
            log.exception("a request was not answered")
            headers = {**EVERYWHERE, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
            start_response("500 Internal Server Error", list(headers.items()))
            return [_LAST_WORDS]

    return answer


application = make_application()
