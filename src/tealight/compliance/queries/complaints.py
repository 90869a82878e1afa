"""The log of complaints, and beside it what the software itself has counted. Nobody's account is in either."""

from dataclasses import dataclass
from datetime import date

from tealight.compliance import policy
from tealight.compliance.models import About, Complaint
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Viewer
from tealight.moderation.queries.counted import decisions_counted, twelve_months


@dataclass(frozen=True, slots=True)
class Step:
    """What was done about a complaint, on a day, by somebody of a duty."""

    on: date
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ComplaintEntry:
    """One entry of the log. `what` is "" once its words were taken away."""

    id: int
    about: str
    received_on: date
    what: str
    by: str
    steps: tuple[Step, ...]
    settled_on: date | None
    is_emptied: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What was decided and heard in twelve whole months, as everybody may read it: name and how often."""

    since: date
    until: date
    noticed: tuple[tuple[str, str], ...]
    appeals: tuple[tuple[str, str], ...]


def complaints(viewer: Viewer) -> tuple[ComplaintEntry, ...]:
    """Return the log, the newest first. One statement."""
    require(policy.may_read_workbook(viewer))
    return tuple(_entry(row) for row in Complaint.objects.order_by("-received_on", "-id"))


def complaint(viewer: Viewer, number: int) -> ComplaintEntry:
    """Return one entry; NotFound if there is none."""
    require(policy.may_read_workbook(viewer))
    row = Complaint.objects.filter(id=number).first()
    if row is None:
        raise NotFound
    return _entry(row)


def counted_here(viewer: Viewer, today: date) -> Counts:
    """Return what the software counted of reports and appeals, from what the public page counts. Two statements."""
    since, until = twelve_months(today)
    found = decisions_counted(viewer, since, until)
    return Counts(since, until, found.by_noticed, tuple((one.outcome, one.how_many) for one in found.appeals))


def _entry(row: Complaint) -> ComplaintEntry:
    said = row.sealed.open_json(place_keys(), row.id) if row.sealed is not None else {"what": "", "by": "", "steps": []}
    steps = tuple(Step(date.fromisoformat(one["on"]), one["text"], one["by"]) for one in said["steps"])
    return ComplaintEntry(
        row.id, str(About(row.about).label), row.received_on, said["what"], said["by"], steps, row.settled_on, row.sealed is None
    )
