"""The floor: Django alone, on the same server, with nothing of ours. For `tealight bench`."""

import os
import socket

#: bytes of its one page, as in the floor we are compared with
BYTES = 45_000


def serve(door: socket.socket) -> None:
    """Answer every request with the same page until SIGTERM. Only in a process of its own: it sets Django up differently."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY=os.urandom(16).hex(),
        MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
        LOGGING_CONFIG=None,
    )
    from tealight.cli.web import run

    run(door, get_wsgi_application(), threads=4)


def __getattr__(name: str):
    """Return the one route, made when Django asks for it: nothing of Django is loaded with this module."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.http import HttpResponse
    from django.urls import path

    page = b"<!doctype html>" + b"." * (BYTES - 15)
    return [path("", lambda request: HttpResponse(page))]
