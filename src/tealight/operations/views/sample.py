"""The sample's open door: sign in as anyone with one press, on this machine only."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.operations.policy import has_sample_door
from tealight.operations.queries.sample import sample_member
from tealight.ui.see_other import see_other


@dataclass(frozen=True, slots=True)
class Door:
    """One button of the sample's page."""

    role: str
    label: str
    press: str
    about: str
    goes_to: str


DOORS = (
    Door("member", "A member", "Come in as a member", "reads, writes, answers", "/stories/"),
    Door("listener", "A listener", "Come in as a listener", "a trained volunteer: reads, and answers those who wait", "/shelf/"),
    Door("moderator", "A moderator", "Come in as a moderator", "reads what waits, lets people into rooms", "/desk/"),
    Door("editor", "An editor", "Come in as an editor", "looks after the articles", "/desk/"),
    Door("operator", "The operator", "Come in as the operator", "runs the place", "/desk/place/"),
)


@open_to_all
@require_safe
def sample(request: HttpRequest) -> HttpResponse:
    """Show the doors; a place that is no sample has no such page."""
    if not has_sample_door(request.place):
        raise NotFound
    return render(request, "operations/sample.html", {"doors": DOORS})


@open_to_all
@require_POST
def sign_in(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as one of the sample's people. Their second step is taken as shown, in the sample alone."""
    door = next((door for door in DOORS if door.role == role), None)
    if door is None or not has_sample_door(request.place):
        raise NotFound
    request.session.begin(sample_member(role), request.now, stay=False, second=True, sample=True)
    return see_other(door.goes_to)
