"""One's own circle, and those one was asked into."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.groups import queries
from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.actions.leave_circle import leave_circle
from tealight.groups.actions.make_circle import make_circle
from tealight.groups.actions.remove_from_circle import remove_from_circle
from tealight.groups.actions.take_back_invitation import take_back_invitation
from tealight.kernel.access import own_things
from tealight.kernel.verdict import NotFound
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@own_things
@require_safe
def circle(request: HttpRequest) -> HttpResponse:
    """Show one's own circle, said as a number, and the circles one is in."""
    return render(request, "groups/circle.html", {
        "circle": queries.my_circle(request.viewer, request.now),
        "others": queries.circles_i_am_in(request.viewer),
    })


@own_things
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the circle."""
    make_circle(viewer=request.viewer, now=request.now)
    flash(request, "Your circle is made. Only you are in it so far.")
    return see_other("groups:circle")


@own_things
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Make a link and show it, here and never again: nothing keeps it, so no redirect could."""
    token = invite_to_circle(viewer=request.viewer, now=request.now)
    link = request.build_absolute_uri(reverse("groups:circle-invitation", args=[token]))
    return render(request, "groups/circle_link.html", {"link": link})


@own_things
@require_POST
def take_back(request: HttpRequest, invitation: int) -> HttpResponse:
    """Make an open link worthless."""
    take_back_invitation(viewer=request.viewer, now=request.now, invitation=invitation)
    flash(request, "That invitation is taken back. Its link opens nothing now.")
    return see_other("groups:circle")


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, persona: int) -> HttpResponse:
    """Ask once, then take someone out of one's circle."""
    if request.method == "POST":
        remove_from_circle(viewer=request.viewer, now=request.now, persona=persona)
        flash(request, "They’re no longer in your circle.")
        return see_other("groups:circle")
    mine = queries.my_circle(request.viewer, request.now)
    someone = next((face for face in mine.people if face.id == persona), None) if mine else None
    if someone is None:
        raise NotFound
    return render(request, "groups/circle_remove.html", {"someone": someone})


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, circle: int) -> HttpResponse:
    """Ask once, then leave someone's circle."""
    if request.method == "POST":
        leave_circle(viewer=request.viewer, now=request.now, circle=circle)
        flash(request, "You’ve left this circle. Nobody is told.")
        return see_other("groups:circle")
    found = next((c for c in queries.circles_i_am_in(request.viewer) if c.id == circle), None)
    if found is None:
        raise NotFound
    return render(request, "groups/circle_leave.html", {"circle": found})
