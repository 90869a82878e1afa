"""The team's own first page: the ways each of them may go, and nobody's work counted."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_safe

from tealight.compliance.queries.sheets import reviews_due
from tealight.kernel import clock
from tealight.kernel.access import staff
from tealight.magazine.queries.standing import pressing
from tealight.moderation.queries.queue import Waiting, waiting
from tealight.place.queries import whom_to_call
from tealight.stories.queries.first_replies import first_replies
from tealight.stories.shelf_policy import may_see_waits
from tealight.ui.ago import ago


@dataclass(frozen=True, slots=True)
class DeskWay:
    """One way of `ui/ways.html`."""

    url: str
    label: str
    text: str


QUEUE, WORKBOOK, MAGAZINE = "/desk/queue/", "/desk/workbook/", "/desk/cms/"
WAYS = (
    DeskWay(QUEUE, "Queue", "What a person has to look at, the most urgent first."),
    DeskWay("/shelf/", "The shelf", "Stories nobody has answered yet. Those that wait longest come first."),
    DeskWay("/desk/held/", "Waiting to be read", "What a person reads before others can."),
    DeskWay("/desk/proposed-notes/", "Notes that may be missing", "What readers missed on a story or a reply."),
    DeskWay("/desk/letters/", "Letters to authors", "Where one of you wrote to somebody, and who has answered."),
    DeskWay("/desk/rota/", "Who is on duty", "The week, hours to take, an hour’s rest, notes for whoever is next."),
    DeskWay("/desk/decisions/", "Decisions", "What was decided and why, and appeals that wait to be heard."),
    DeskWay("/desk/wave/", "Spam, many at once", "What newcomers shared in the last hours, to take down together."),
    DeskWay("/desk/requests/", "Asking to come in", "People who ask for a room where somebody says yes."),
    DeskWay("/desk/messages/", "Messages to the team", "What people wrote to you, with or without an account."),
    DeskWay("/desk/people/", "People", "Who waits to join, who is on the team, invitations, ways back in."),
    DeskWay(MAGAZINE, "The magazine", "Its articles and their pictures."),
    DeskWay("/desk/reading/", "What readers say", "Of articles: what is wrong, whether they help, and lines to the editors."),
    DeskWay("/desk/rooms/", "The rooms", "Open, close and describe rooms; invite into one."),
    DeskWay("/desk/notes/", "Content notes", "What authors can mark, and readers keep away."),
    DeskWay("/desk/helplines/", "Helplines", "Numbers to check again, before anyone needs them."),
    DeskWay("/desk/practice/", "Practice", "Made-up cases, for whoever is new. Nothing is kept of it."),
    DeskWay("/desk/when-a-member-dies/", "When a member has died", "What to do, one thing after the other, and the words."),
    DeskWay("/desk/unsealing/", "Unsealing", "When a life is in danger: who is behind an anonymous name. Takes two of you."),
    DeskWay("/desk/rules/", "The rules", "What everyone here agrees to, and what held before."),
    DeskWay("/desk/words/", "Words watched", "What your team wants to know of, and what waits for a person."),
    DeskWay("/desk/slow/", "Slow", "For an argument that runs hot: one new thing each, for a while."),
    DeskWay(WORKBOOK, "Compliance workbook", "What the UK Online Safety Act asks you to write down."),
    DeskWay("/desk/place/", "The place", "Its name and hours, its bounds, and the switches for a bad day."),
)


def ways_for(roles: frozenset[str]) -> tuple[DeskWay, ...]:
    """Return the ways open to `roles`, as each page itself says: the rule is written there alone."""
    return tuple(way for way in WAYS if resolve(way.url).func.audience.roles & roles)


@staff("listener", "moderator", "lead", "editor", "keyholder", "operator")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the ways."""
    ways = ways_for(request.viewer.roles)
    if ways and ways[0].url == QUEUE:
        ways = (replace(ways[0], text=_waits(waiting(request.viewer), request.now)), *ways[1:])
    if any(way.url == WORKBOOK for way in ways):
        due = " ".join(reviews_due(request.viewer, clock.day(request.now)))
        ways = tuple(replace(way, text=due or way.text) if way.url == WORKBOOK else way for way in ways)
    firsts = first_replies(request.viewer, request.now) if may_see_waits(request.viewer) else ()
    if any(way.url == MAGAZINE for way in ways):
        presses = pressing(request.viewer, clock.day(request.now))
        ways = tuple(replace(way, text=presses or way.text) if way.url == MAGAZINE else way for way in ways)
    return render(request, "web/desk.html", {"ways": ways, "calling": whom_to_call(request.viewer), "firsts": firsts})


def _waits(found: Waiting, now: datetime) -> str:
    """Return how much waits, as one of the team says it to another: what it is about stands on the page alone."""
    if not found.oldest:
        return "Nothing waits."
    since = ago(found.oldest, now)
    if found.count == 1:
        return f"One waits. It came {since}."
    return f"{'More than ' if found.is_more else ''}{found.count} wait. The oldest came {since}."
