"""The list of rooms, and each way in and out of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.groups import policy, queries
from tealight.groups.actions.ask_to_join import ask_to_join
from tealight.groups.actions.join_group import join_group
from tealight.groups.actions.leave_group import leave_group
from tealight.groups.actions.set_lift import set_lift
from tealight.groups.actions.take_back_request import take_back_request
from tealight.groups.forms import AskForm
from tealight.groups.models import Joining
from tealight.groups.queries import Room
from tealight.groups.views.cards import address_of, card_of
from tealight.kernel.access import members, open_to_all
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer
from tealight.place.queries import notes
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


def room_or_404(viewer: Viewer, slug: str) -> Room:
    """Return the room at `slug`; NotFound if `viewer` may not know of it."""
    room = queries.room_named(viewer, slug)
    if room is None:
        raise NotFound
    return room


@open_to_all
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the rooms: one's own, the open ones, and behind one line those about what one leaves out."""
    viewer = request.viewer
    there = [room for room in queries.rooms(viewer) if room.is_open or room.is_joined]
    asked = queries.rooms_asked_for(viewer, there) if viewer.is_person else frozenset()
    left_out = queries.left_out_by(viewer, notes(request.place.version))
    own, plain, folded = [], [], []
    for room in there:
        pile = own if room.is_joined else folded if room.is_met_on_purpose(left_out) else plain
        pile.append(card_of(room, viewer, asked))
    can_move = any(room.expecting and room.is_joined for room in there)
    return render(request, "groups/rooms.html", {
        "own": own, "plain": plain, "folded": folded, "can_move": can_move, "is_member": viewer.is_person,
    })


@members
@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Come in. Where the room shows what is left out elsewhere, say so once."""
    room = room_or_404(request.viewer, slug)
    join_group(viewer=request.viewer, now=request.now, group=room.id)
    flash(request, "You’re in. Nobody is told.")
    return see_other(after_joining(request, room))


def after_joining(request: HttpRequest, room: Room) -> str:
    """Return where someone who just came in goes: what changes for them, else the room."""
    lift = queries.lift_of(room, request.viewer, notes(request.place.version))
    return reverse("groups:lift", args=[room.slug]) if lift.notes else address_of(room.slug)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once, then leave."""
    room = room_or_404(request.viewer, slug)
    if request.method == "POST":
        leave_group(viewer=request.viewer, now=request.now, group=room.id)
        flash(request, "You’ve left this room. Nobody is told.")
        return see_other("groups:rooms")
    if not room.is_joined:
        return see_other("groups:rooms")
    return render(request, "groups/leave.html", {
        "room": room, "back": address_of(room.slug), "by_asking": room.joining != Joining.OPEN,
    })


@members
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what this room shows someone who came in, and let them choose otherwise."""
    room = room_or_404(request.viewer, slug)
    if not policy.may_set_lift(request.viewer, room.id):
        raise NotFound
    if request.method == "POST":
        lifted = request.POST.get("lifted") == "yes"
        set_lift(viewer=request.viewer, now=request.now, group=room.id, lifted=lifted)
        flash(request, "This room shows what it is about." if lifted else "Your filters hold in this room too.")
        return see_other(address_of(room.slug))
    lifted = queries.lift_of(room, request.viewer, notes(request.place.version))
    return render(request, "groups/lift.html", {"room": room, "lift": lifted, "room_url": address_of(room.slug)})


@members
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to come into a room where a person says yes."""
    room = room_or_404(request.viewer, slug)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        ask_to_join(viewer=request.viewer, now=request.now, group=room.id, line=form.cleaned_data["line"])
        flash(request, "You’ve asked to join. Someone will answer.")
        return see_other("groups:rooms")
    if room.is_joined:
        return see_other(address_of(room.slug))
    if room.joining != Joining.REQUEST:
        raise NotFound
    facts = {"form": form, "room": room, "asked": bool(queries.rooms_asked_for(request.viewer, [room]))}
    return render(request, "groups/ask.html", facts, status=422 if form.is_bound else 200)


@members
@require_POST
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Stop asking."""
    room = room_or_404(request.viewer, slug)
    take_back_request(viewer=request.viewer, now=request.now, group=room.id)
    flash(request, "You’re no longer asking to join.")
    return see_other("groups:rooms")
