"""What was shared in the last hours, for the team on a day of spam: by face, and never by who is behind one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from tealight.kernel import prose
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.place.queries import Notes
from tealight.stories import decision_policy
from tealight.stories.models import Reply, Story
from tealight.stories.queries.covers import said_over_whole

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


def shared_since(viewer: Person, notes: Notes, since: datetime, by: Q, most: int) -> tuple[Shared, ...]:
    """Return what was shared since an hour and the team can take down, the newest first; `most` stories, and replies.

    `by`: whose, as a condition on their persona. A reply is kept away with its story, too.
    """
    require(decision_policy.may_decide(viewer))
    viewer = viewer.bearing({}, {})  # the desk answers the same whoever is behind an anonymous name
    here = decision_policy.within_decisions()
    stories = Story.objects.filter(here, by, removed_on=None, hour__gte=since).defer("source", "pictures")
    replies = Reply.objects.filter(here, by, removed_on=None, hour__gte=since, story__sealed=None)
    heavy = ("source", "pictures", "story__source", "story__parts", "story__pictures", "story__excerpt")
    replies = replies.select_related("story").defer(*heavy)
    return (*_of("story", stories, viewer, notes, most), *_of("reply", replies, viewer, notes, most))


def _of(kind: str, rows: QuerySet, viewer: Person, notes: Notes, most: int) -> list[Shared]:
    return [
        Shared(kind, row.id, row.persona_id, _url(row), _words(row, viewer, notes), row.hour)
        for row in rows.order_by("-hour", "-id")[:most]
    ]


def _url(row: Story | Reply) -> str:
    return f"/stories/{row.id}/" if isinstance(row, Story) else f"/stories/{row.story_id}/replies/{row.id}/"


def _words(row: Story | Reply, viewer: Person, notes: Notes) -> str:
    story = row if isinstance(row, Story) else row.story
    if any(said_over_whole(viewer, notes, one.notes, story.group_id, one.persona_id, "") for one in (row, story)):
        return ""
    away = viewer.filters.leaving_nothing_out().covered_in(story.group_id)
    title = getattr(row, "title", "")
    parts = (html for mask, html in row.parts if not mask & away)
    said = title or prose.show_mentions(prose.plain(next(parts, "")), lambda _: "")
    words = said.split()
    return " ".join(words[:_FEW]) + ("…" if len(words) > _FEW else "")
