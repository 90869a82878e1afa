"""Pages for when something cannot be shown: what happened, what was kept, what to do."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from tealight.accounts.carry import from_closed_door
from tealight.kernel.verdict import Refused
from tealight.place.leaving import ELSEWHERE


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing is here: one answer for what never was, what is gone, and what may not be seen."""
    return render(request, "web/errors/not_found.html", status=404)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why something one may see cannot be done."""
    sentence = exception.sentence if isinstance(exception, Refused) else ""
    return render(request, "web/errors/refused.html", {"sentence": sentence}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what was sent could not be read; nothing of it is shown again."""
    return _alone("bad_request", 400)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours. Asks nothing of a database, which may be what is broken."""
    return _alone("broken", 500)


def _alone(page: str, status: int) -> HttpResponse:
    """Return a page that asks nothing of the place, not even where leaving leads."""
    facts = {"leave_to": ELSEWHERE}
    return HttpResponse(render_to_string(f"web/errors/{page}.html", facts), status=status)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is gone or old; offer to send it again if it came from a page of ours.

    Offered to a form from elsewhere, the button would do what the token is there to prevent.
    """
    carried = from_closed_door(request) if _came_from_here(request) else None
    return render(request, "web/errors/form_expired.html", {"carried": carried}, status=403)


def _came_from_here(request: HttpRequest) -> bool:
    # Browsers send both of these themselves; no page can forge them.
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
