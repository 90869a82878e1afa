"""What was shared in the last hours, for the team on a day of spam: by face, and never by who is behind one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from tealight.kernel import prose
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.stories import decision_policy
from tealight.stories.models import Reply, Story

#: words of each
_FEW = 12


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing. `words`: its first ones, "" where the reader's filters keep them away."""

    kind: str
    id: int
    persona: int
    url: str
    words: str
    hour: datetime


def shared_since(viewer: Person, since: datetime, by: Q, most: int) -> tuple[Shared, ...]:
    """Return what was shared since an hour and the team can take down, the newest first; `most` stories, and replies.

    `by`: whose, as a condition on their persona.
    """
    require(decision_policy.may_decide(viewer))
    here = decision_policy.within_decisions()
    stories = Story.objects.filter(here, by, removed_on=None, hour__gte=since).defer("source", "pictures")
    replies = Reply.objects.filter(here, by, removed_on=None, hour__gte=since, story__sealed=None).defer("source", "pictures")
    away = viewer.filters.cover | viewer.filters.leave_out
    return (*_of("story", stories, away, most), *_of("reply", replies, away, most))


def _of(kind: str, rows: QuerySet, away: int, most: int) -> list[Shared]:
    return [
        Shared(kind, row.id, row.persona_id, _url(row), _words(row, away), row.hour) for row in rows.order_by("-hour", "-id")[:most]
    ]


def _url(row: Story | Reply) -> str:
    return f"/stories/{row.id}/" if isinstance(row, Story) else f"/stories/{row.story_id}/replies/{row.id}/"


def _words(row: Story | Reply, away: int) -> str:
    if row.notes & away:
        return ""
    title = getattr(row, "title", "")
    parts = (html for mask, html in row.parts if not mask & away)
    said = title or prose.show_mentions(prose.plain(next(parts, "")), lambda _: "")
    words = said.split()
    return " ".join(words[:_FEW]) + ("…" if len(words) > _FEW else "")
