"""What crawlers are told about pages of the magazine. Of every other page they are told to leave (web/middleware/security.py)."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from tealight.place.queries import Place


def told(place: Place) -> str:
    """Return what the pages of the magazine say to crawlers, as the operator decided."""
    words = ["noindex", "nofollow"] if place.articles_unlisted else []
    if not place.articles_for_ai:
        words += ["noarchive", "noai", "noimageai"]
    return ", ".join(words) or "all"


def for_crawlers(view: Callable) -> Callable:
    """Let the page of `view` be found as the operator decided: its head says `request.crawlers`, and so does its header.

    Only under its own address: with a question behind it (something covered and opened, a page of a form) it is for who asked.
    """

    @wraps(view)
    def telling(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.GET:
            return view(request, *args, **kwargs)
        request.crawlers = told(request.place)
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            response.headers["X-Robots-Tag"] = request.crawlers
        return response

    return telling
