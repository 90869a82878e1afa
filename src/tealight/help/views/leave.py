"""Leave site: away at once, and honest about what that cannot do."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all
from tealight.place.queries import Place

#: dull, big and open to everyone: a page that looks like anybody’s, for a place that has named none
ELSEWHERE = "https://www.bbc.co.uk/weather"


def leave_address(here: Place) -> str:
    """Return where leaving leads: the operator's choice if it is a plain https address."""
    chosen = urlsplit(here.leave_address)
    return chosen.geturl() if chosen.scheme == "https" and chosen.hostname else ELSEWHERE


@open_to_all
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Send the browser away. A plain link leads here, so it works without script."""
    response = HttpResponse(status=303, headers={"Location": leave_address(request.place)})
    response.headers["Cache-Control"] = "no-store"
    return response


@open_to_all
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what Leave site does and what it cannot hide."""
    return render(request, "help/leave_about.html")
