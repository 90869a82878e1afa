"""What somebody reported, and what became of it: for them alone, and for whoever has the receipt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tealight.kernel.crypto import Keys
from tealight.kernel.crypto.cases import keys_of_cases
from tealight.kernel.snapshot import Snapshot
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person
from tealight.moderation.deadlines import in_words
from tealight.moderation.models import OUTCOMES, Case, Report
from tealight.moderation.reasons import label_of
from tealight.moderation.receipts import tag_of
from tealight.moderation.snapshots import seen
from tealight.place.queries import Place

#: a report is found by one of so many tags of whoever made it
LABEL, SLOTS = "report/v1", 256
_WHAT = {
    "article": "An article: {}", "story": "A story by {}", "reply": "A reply by {}", "persona": "The page of {}", "portrait": "A photo on the page of {}",
    "confession": "A few words in {}",
}
_A_WORRY = "A worry about someone"


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One report. `outcome` says what became of it once a person has decided, and until then when one looks."""

    what: str
    reason: str
    words: str
    hour: datetime
    is_decided: bool
    outcome: str


def own_report_rows(viewer: Person) -> QuerySet[Report]:
    """Return the viewer's own reports."""
    return Report.objects.filter(tag__in=viewer.keys.slots(LABEL, SLOTS))


def own_reports(viewer: Person, now: datetime, here: Place) -> tuple[OwnReport, ...]:
    """Return what the viewer reported and is still kept, the newest first. Two statements, and one of the ring."""
    return _told(own_report_rows(viewer), now, here)


def reported_with(code: str, now: datetime, here: Place) -> OwnReport:
    """Return the report whose receipt has this code; NotFound if none has, or it is kept no longer."""
    found = _told(Report.objects.filter(tag=tag_of(code)), now, here)
    if not found:
        raise NotFound
    return found[0]


def _told(rows: QuerySet[Report], now: datetime, here: Place) -> tuple[OwnReport, ...]:
    found: Iterable[Report] = list(rows.select_related("case").order_by("-hour", "id"))
    keys = keys_of_cases({row.case_id for row in found})
    return tuple(_one(row, keys[row.case_id], now, here) for row in found if row.case_id in keys)


def _one(row: Report, keys: Keys, now: datetime, here: Place) -> OwnReport:
    said, case, kept = row.sealed.open_json(keys, row.id), row.case, seen(row.case, keys)
    what = _WHAT[case.kind].format(_called(kept[-1])) if kept and case.kind in _WHAT else _A_WORRY
    outcome = OUTCOMES[case.outcome] if case.closed_on else _until_then(case, now, here)
    return OwnReport(what, label_of(said["reason"]), said["words"], row.hour, case.closed_on is not None, outcome)


def _called(kept: Snapshot) -> str:
    return kept.title if kept.face is None else kept.name


def _until_then(case: Case, now: datetime, here: Place) -> str:
    if case.due_hour <= now:
        return "It waits longer than it should. That is ours to mend, and nothing you did."
    return f"A person will look at it {in_words(here, now, case.due_hour)}."
