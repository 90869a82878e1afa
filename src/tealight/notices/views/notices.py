"""What I am told of. Reading the list opens nothing; opening is a POST."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tealight.accounts.queries.unsealed import own_unsealings
from tealight.kernel.access import members
from tealight.kernel.slots import fill
from tealight.notices import queries
from tealight.notices.actions.open_notice import open_notice
from tealight.notices.actions.open_notices import open_notices
from tealight.ui.see_other import see_other


@members
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the viewer's notices, newest first."""
    found = queries.notices(request.viewer, reverse("notices:notices"), request.GET.get("before", ""))
    unnamed = () if found.later_url else (
        *queries.answered_anonymously(request.viewer, queries.PAGE),
        *queries.noted_anonymously(request.viewer, request.now, queries.PAGE),
    )
    # That, and no more: whoever holds the phone reads this page without being asked who they are.
    named = not found.later_url and any(one.is_news for one in own_unsealings(request.viewer, request.now))
    letters = () if found.later_url else fill("among the notices", request.viewer, request.place, request.now) or ()
    return render(request, "notices/notices.html", {
        "notices": found, "unnamed": unnamed, "named": named, "letters": letters,
    })


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
