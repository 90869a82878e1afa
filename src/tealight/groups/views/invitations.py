"""Where a one-time link leads. A link that opens nothing says the same whatever it once was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.groups import queries
from tealight.groups.actions.accept_circle_invitation import accept_circle_invitation
from tealight.groups.actions.accept_group_invitation import accept_group_invitation
from tealight.groups.views.carried import carry, put_down
from tealight.groups.views.rooms import after_joining, room_or_404
from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound, Refused
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def circle_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say whose circle it is; come in when that is pressed. Looking reads nothing and uses nothing up."""
    try:
        if request.method == "POST" and request.viewer.is_person:
            accept_circle_invitation(viewer=request.viewer, now=request.now, token=token)
            flash(request, "You’re in this circle.")
            return put_down(see_other("/stories/"))
        door = queries.circle_door(request.viewer, token, request.now)
    except NotFound:
        return _gone(request)
    except Refused as refused:
        door = queries.circle_door(request.viewer, token, request.now)
        return _circle_page(request, door, sentence=refused.sentence, status=403)
    is_in = request.viewer.is_person and door.circle_id in request.viewer.circles
    return _circle_page(request, door, is_in=is_in, is_own=is_in and door.circle_id == request.viewer.own_circle)


def _circle_page(
    request: HttpRequest, door: queries.CircleDoor, *, sentence: str = "", is_in: bool = False,
    is_own: bool = False, status: int = 200,
) -> HttpResponse:
    return carry(request, render(request, "groups/circle_invitation.html", {
        "owner": door.owner, "sentence": sentence, "is_in": is_in, "is_own": is_own,
        "is_member": request.viewer.is_person,
    }, status=status))


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def room_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say which room it is, to whom that may be said; come in when that is pressed."""
    try:
        if request.method == "POST" and request.viewer.is_person:
            slug = accept_group_invitation(viewer=request.viewer, now=request.now, token=token)
            flash(request, "You’re in. Nobody is told.")
            return put_down(see_other(after_joining(request, room_or_404(request.viewer, slug))))
        door = queries.room_door(request.viewer, token, request.now)
    except NotFound:
        return _gone(request)
    return carry(request, render(request, "groups/room_invitation.html", {
        "door": door, "is_member": request.viewer.is_person,
    }))


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "groups/invitation_gone.html", {"is_member": request.viewer.is_person}, status=404)
