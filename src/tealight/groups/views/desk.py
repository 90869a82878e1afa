"""Rooms and requests, for the team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.groups import policy, queries
from tealight.groups.actions.add_room import add_room
from tealight.groups.actions.answer_request import answer_request
from tealight.groups.actions.close_room import close_room
from tealight.groups.actions.edit_room import edit_room
from tealight.groups.actions.invite_to_group import invite_to_group
from tealight.groups.actions.open_room import open_room
from tealight.groups.forms import RoomForm
from tealight.kernel.access import staff
from tealight.kernel.verdict import Refused
from tealight.place.policy import may_set_rules
from tealight.place.queries import notes
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff(*policy.DOORKEEPERS)
@require_safe
def rooms(request: HttpRequest) -> HttpResponse:
    """Show all rooms, waiting and closed ones too."""
    return render(request, "groups/desk_rooms.html", {
        "rooms": queries.desk_rooms(request.viewer), "keeps": bool(policy.may_keep_rooms(request.viewer)),
        "writes_rules": bool(may_set_rules(request.viewer)),
    })


@staff("operator")
@require_http_methods(["GET", "HEAD", "POST"])
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a room's words, its door, and what it has and shows inside."""
    found = queries.desk_room(request.viewer, slug)
    form = RoomForm(
        request.POST if request.method == "POST" else None, room=found, notes=notes(request.place.version)
    )
    if form.is_bound and form.is_valid():
        edit_room(viewer=request.viewer, now=request.now, group=found.id, **form.cleaned_data)
        flash(request, "Saved.")
        return see_other("groups:desk-rooms")
    return render(request, "groups/desk_room.html", {"form": form, "room": found}, status=422 if form.is_bound else 200)


@staff("operator")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a room; it waits until it is opened."""
    form = RoomForm(request.POST if request.method == "POST" else None, notes=notes(request.place.version))
    if form.is_bound and form.is_valid():
        try:
            add_room(viewer=request.viewer, now=request.now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        else:
            flash(request, "The room is made. It waits until you open it.")
            return see_other("groups:desk-rooms")
    return render(request, "groups/desk_room_new.html", {"form": form}, status=422 if form.is_bound else 200)


@staff("operator")
@require_POST
def open_it(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a room that waited or was closed."""
    open_room(viewer=request.viewer, now=request.now, group=queries.desk_room(request.viewer, slug).id)
    flash(request, "The room is open.")
    return see_other("groups:desk-rooms")


@staff("operator")
@require_POST
def close_it(request: HttpRequest, slug: str) -> HttpResponse:
    """Close a room."""
    close_room(viewer=request.viewer, now=request.now, group=queries.desk_room(request.viewer, slug).id)
    flash(request, "The room is closed. Whoever was in can go on reading.")
    return see_other("groups:desk-rooms")


@staff(*policy.DOORKEEPERS)
@require_POST
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a link into a room and show it, here and never again: nothing keeps it."""
    found = queries.desk_room(request.viewer, slug)
    token = invite_to_group(viewer=request.viewer, now=request.now, group=found.id)
    link = request.build_absolute_uri(reverse("groups:room-invitation", args=[token]))
    return render(request, "groups/desk_link.html", {"room": found, "link": link})


@staff(*policy.DOORKEEPERS)
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """Show who asks to come in."""
    return render(request, "groups/desk_requests.html", {"asked": queries.requests(request.viewer)})


@staff(*policy.DOORKEEPERS)
@require_POST
def answer(request: HttpRequest, asked: int) -> HttpResponse:
    """Let someone in, or not."""
    yes = request.POST.get("answer") == "yes"
    if answer_request(viewer=request.viewer, now=request.now, asked=asked, yes=yes):
        flash(request, "They’re in. Nobody else is told." if yes else "They’re not let in. Nothing is kept of it.")
    else:
        flash(request, "Somebody has answered this already.")
    return see_other("groups:desk-requests")
