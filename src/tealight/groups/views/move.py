"""Something has happened: out of every room about trying or pregnancy, in one press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.groups import queries
from tealight.groups.actions.move_quietly import move_quietly
from tealight.groups.forms import MoveForm
from tealight.groups.models import Joining
from tealight.groups.views.cards import address_of
from tealight.kernel.access import members
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@members
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest) -> HttpResponse:
    """Offer the press, and where to be afterwards; do it without telling anybody."""
    others = {
        room.id: room for room in queries.rooms(request.viewer)
        if room.is_open and room.joining == Joining.OPEN and not room.is_met_on_purpose(request.viewer.filters.leave_out)
        and not room.expecting and not room.is_joined
    }
    form = MoveForm(request.POST if request.method == "POST" else None, rooms=others.values())
    if form.is_bound and form.is_valid():
        into = form.chosen()
        move_quietly(viewer=request.viewer, now=request.now, into=into)
        flash(request, "You’ve moved. Nobody is told.")
        return see_other(address_of(others[into[0]].slug) if len(into) == 1 else "groups:rooms")
    return render(request, "groups/move.html", {"form": form}, status=422 if form.is_bound else 200)
