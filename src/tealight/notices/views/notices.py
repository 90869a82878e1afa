"""What I am told of. Reading the list opens nothing; opening is a POST."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tealight.kernel.access import members
from tealight.notices import queries
from tealight.notices.actions.open_notice import open_notice
from tealight.notices.actions.open_notices import open_notices
from tealight.ui.see_other import see_other


@members
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the viewer's notices, newest first."""
    found = queries.notices(request.viewer, reverse("notices:notices"), request.GET.get("before", ""))
    return render(request, "notices/notices.html", {"notices": found})


@members
@require_POST
def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Open a notice and go where it leads."""
    return see_other(open_notice(viewer=request.viewer, now=request.now, notice=notice_id))


@members
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """Mark all as opened."""
    open_notices(viewer=request.viewer, now=request.now)
    return see_other("notices:notices")
