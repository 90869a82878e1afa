"""The last two of the first five minutes: where to look, and come in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.actions.choose_word import choose_word
from tealight.groups import queries
from tealight.groups.actions.choose_rooms import choose_rooms
from tealight.groups.forms import FirstRoomsForm
from tealight.groups.models import Joining
from tealight.groups.views.carried import carried
from tealight.kernel.access import members
from tealight.rota.queries import hours_now
from tealight.ui.see_other import see_other


@members
@require_http_methods(["GET", "HEAD", "POST"])
def first_rooms(request: HttpRequest) -> HttpResponse:
    """Choose any rooms, or none, and the word to use. Everything may stay empty."""
    viewer = request.viewer
    offered = [
        room for room in queries.rooms(viewer)
        if room.is_open and not room.is_joined and room.joining != Joining.INVITATION
    ]
    form = FirstRoomsForm(
        request.POST if request.method == "POST" else None,
        plain=[room for room in offered if not room.is_met_on_purpose(viewer.filters.leave_out)],
        folded=[room for room in offered if room.is_met_on_purpose(viewer.filters.leave_out)],
        initial={"word": viewer.word},
    )
    if form.is_bound and form.is_valid():
        choose_rooms(viewer=viewer, now=request.now, groups=form.chosen())
        if form.cleaned_data["word"]:
            choose_word(viewer=viewer, now=request.now, word=form.cleaned_data["word"])
        return see_other("groups:come_in")
    return render(request, "groups/first_rooms.html", {"form": form}, status=422 if form.is_bound else 200)


@members
@require_safe
def come_in(request: HttpRequest) -> HttpResponse:
    """Say what can be expected, truly, and open the door."""
    return render(request, "groups/come_in.html", {
        "hours": hours_now(request.place, request.now), "invitation": carried(request),
    })
