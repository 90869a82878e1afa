"""Leave site: away at once, and honest about what that cannot do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all
from tealight.place.leaving import leave_address


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
