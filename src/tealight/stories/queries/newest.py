"""What was shared in the last hours, for the team on a day of spam: by face, and never by who is behind one."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q, QuerySet

from tealight.kernel import prose
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Filters, Person
from tealight.place.queries import Notes
from tealight.stories import confession_policy, decision_policy
from tealight.stories.models import Confession, Reply, Story
from tealight.stories.queries.covers import said_over_whole
from tealight.stories.queries.held import DESK

#: each is chosen by itself, and a form has so many fields
MOST_CONFESSIONS = 200
#: words of each
_FEW = 12


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing. `words`: its first ones, "" where the reader keeps it away: by a note on it, or whoever wrote it."""

    kind: str
    id: int
    persona: int
    url: str
    words: str
    hour: datetime


def shared_since(viewer: Person, notes: Notes, since: datetime, by: Q, most: int, opened: bool = False) -> tuple[Shared, ...]:
    """Return what was shared since an hour and the team can take down, the newest first; `most` of each kind.

    `by`: whose, as a condition on their persona. A reply is kept away with its story, too. Of confessions it is those
    that wait, whenever they came, and those that appeared since; `opened`: the viewer asked for their words.
    """
    require(decision_policy.may_decide(viewer))
    viewer = viewer.bearing({}, {})  # the desk answers the same whoever is behind an anonymous name
    here = decision_policy.within_decisions()
    stories = Story.objects.filter(here, by, removed_on=None, hour__gte=since).defer("source", "pictures")
    replies = Reply.objects.filter(here, by, removed_on=None, hour__gte=since, story__sealed=None)
    heavy = ("source", "pictures", "story__source", "story__parts", "story__pictures", "story__excerpt")
    replies = replies.select_related("story").defer(*heavy)
    waiting = Q(hour__gte=since) | confession_policy.WAITS
    confessions = Confession.objects.filter(confession_policy.visible_to(viewer), by, waiting, removed_on=None)
    return (
        *_of("story", stories, viewer, notes, most), *_of("reply", replies, viewer, notes, most),
        *_of("confession", confessions, replace(viewer, filters=Filters()) if opened else viewer, notes, min(most, MOST_CONFESSIONS)),
    )


def _of(kind: str, rows: QuerySet, viewer: Person, notes: Notes, most: int) -> list[Shared]:
    return [
        Shared(kind, row.id, row.persona_id, _url(row), _words(row, viewer, notes), row.hour)
        for row in rows.order_by("-hour", "-id")[:most]
    ]


def _url(row: Story | Reply | Confession) -> str:
    if isinstance(row, Confession):
        return _url_of_confession(row)
    return f"/stories/{row.id}/" if isinstance(row, Story) else f"/stories/{row.story_id}/replies/{row.id}/"


def _url_of_confession(row: Confession) -> str:
    if row.held_on is not None:
        return f"{DESK}?open={row.id}&after={row.hour:%Y%m%d%H}-{row.id - 1}"
    return f"/small-hours/{row.id}/?open=1" if row.appears_at is None else "/desk/queue/"


def _words(row: Story | Reply | Confession, viewer: Person, notes: Notes) -> str:
    if isinstance(row, Confession):
        away = row.notes & viewer.filters.leaving_nothing_out().covered_in(None)
        return "" if away else _first(row.text)
    story = row if isinstance(row, Story) else row.story
    if any(said_over_whole(viewer, notes, one.notes, story.group_id, one.persona_id, "") for one in (row, story)):
        return ""
    away = viewer.filters.leaving_nothing_out().covered_in(story.group_id)
    title = getattr(row, "title", "")
    parts = (html for mask, html in row.parts if not mask & away)
    said = title or prose.show_mentions(prose.plain(next(parts, "")), lambda _: "")
    return _first(said)


def _first(said: str) -> str:
    words = said.split()
    return " ".join(words[:_FEW]) + ("…" if len(words) > _FEW else "")
