"""The team's own first page: the ways each of them may go, and nobody's work counted."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_safe

from tealight.kernel.access import staff


@dataclass(frozen=True, slots=True)
class DeskWay:
    """One way of `ui/ways.html`."""

    url: str
    label: str
    text: str


WAYS = (
    DeskWay("/desk/held/", "Waiting to be read", "What a person reads before others can."),
    DeskWay("/desk/requests/", "Asking to come in", "People who ask for a room where somebody says yes."),
    DeskWay("/desk/messages/", "Messages to the team", "What people wrote to you, with or without an account."),
    DeskWay("/desk/people/", "People", "Who waits to join, who is on the team, invitations, ways back in."),
    DeskWay("/desk/cms/", "The magazine", "Its articles and their pictures."),
    DeskWay("/desk/rooms/", "The rooms", "Open, close and describe rooms; invite into one."),
    DeskWay("/desk/notes/", "Content notes", "What authors can mark, and readers keep away."),
    DeskWay("/desk/helplines/", "Helplines", "Numbers to check again, before anyone needs them."),
    DeskWay("/desk/place/", "The place", "Its name, rules and hours, and the switches for a bad day."),
)


def ways_for(roles: frozenset[str]) -> tuple[DeskWay, ...]:
    """Return the ways open to `roles`, as each page itself says: the rule is written there alone."""
    return tuple(way for way in WAYS if resolve(way.url).func.audience.roles & roles)


@staff("listener", "moderator", "lead", "editor", "keyholder", "operator")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the ways."""
    return render(request, "web/desk.html", {"ways": ways_for(request.viewer.roles)})
