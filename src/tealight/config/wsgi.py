"""The door for web servers: Django behind the static files.

Static files never reach Django, so they cost a twentieth of a page; they carry a hash in their
name and are compressed once, at start.
"""

import re

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from tealight.web.middleware.security import headers_of_files

_HASHED = re.compile(r"^.+\.[0-9a-f]{12}\.[a-z0-9]+$")


def make_application() -> WhiteNoise:
    """The whole site as one WSGI callable."""
    return WhiteNoise(
        get_wsgi_application(),
        root=str(settings.STATIC_ROOT),
        prefix=settings.STATIC_URL,
        max_age=3600,
        immutable_file_test=lambda path, url: bool(_HASHED.match(url)),
        add_headers_function=headers_of_files,
        allow_all_origins=False,
    )


application = make_application()
