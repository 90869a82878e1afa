"""What was reported of articles, for the editors who answer for them: fills a slot of the magazine's own page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from tealight.kernel.crypto import Keys
from tealight.kernel.crypto.cases import keys_of_cases
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.magazine.models import Article
from tealight.magazine.policy import may_read_answers
from tealight.moderation.kinds import ARTICLE
from tealight.moderation.models import Case, Decision, Measure
from tealight.moderation.queries.letters import opened
from tealight.moderation.reasons import OF_ARTICLES, WORRIED, label_of
from tealight.moderation.snapshots import seen
from tealight.place.queries import Place
from tealight.screening import danger_of

#: cases shown, the oldest first
MOST = 50
#: what the editors are told: never a worry about somebody, which is the team's
_TOLD = frozenset(OF_ARTICLES) - {WORRIED}
WAITS = "The team looks at it, too."
BACK = "The team took it back from readers. It can be read again once you publish it."


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """What one report says of an article. Who made it stands nowhere."""

    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportedArticle:
    """An article that was reported, or taken back. `why` is what the team wrote to the editors, "" where nothing."""

    title: str
    edit_url: str
    since: date
    state: str
    why: str
    reports: tuple[ReportedLine, ...]


def articles_reported(viewer: Person, place: Place, now: datetime) -> tuple[ReportedArticle, ...]:
    """Return the articles of which something is reported and not settled, and those the team took back and nobody published since."""
    require(may_read_answers(viewer))
    unpublished = Exists(Article.objects.filter(id=OuterRef("thing"), live=False))
    rows = Case.objects.filter(Q(closed_on=None) | (Q(outcome="removed") & unpublished), kind=ARTICLE)
    rows = list(rows.filter(Exists(Article.objects.filter(id=OuterRef("thing")))).prefetch_related("reports").order_by("opened_hour", "id")[:MOST])
    keys = keys_of_cases({row.id for row in rows})
    letters = Decision.objects.filter(case__in=rows, what=Measure.REMOVE).order_by("decided_on", "id")
    why = {row.case_id: opened(row)["reason"] for row in letters}
    found = [_one(row, keys[row.id], why.get(row.id, "")) for row in rows if row.id in keys]
    return tuple(one for one in found if one.reports or one.why)


def _one(row: Case, keys: Keys, why: str) -> ReportedArticle:
    said = [one.sealed.open_json(keys, one.id) for one in row.reports.all()]
    lines = tuple(
        ReportedLine(label_of(one["reason"]), one["words"]) for one in said
        # Danger is for the team, who know what to do with it.
        if one["reason"] in _TOLD and (not one["words"] or danger_of(one["words"]) is None)
    )
    return ReportedArticle(
        seen(row, keys)[-1].title, reverse("wagtailadmin_pages:edit", args=[row.thing]), row.opened_hour.date(),
        BACK if row.closed_on else WAITS, why, lines,
    )
