"""What was decided, counted by month for everyone to read: no ids, no faces, no day, and few said as "a few"."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.moderation import policy
from tealight.moderation.models import Appeal, Category, Decision, Ground, Measure, Noticed, Outcome

#: below this a number might tell of somebody
FEW = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one thing was decided in a month, for one reason. `how_many`: the number, or "a few"."""

    month: date
    what: str
    ground: str
    category: str
    noticed: str
    how_many: str


@dataclass(frozen=True, slots=True)
class Heard:
    """How often appeals came to one end."""

    outcome: str
    how_many: str


@dataclass(frozen=True, slots=True)
class DecisionsCounted:
    """What was decided in a span of months, finest first by month, and what came of appeals."""

    rows: tuple[Counted, ...]
    by_what: tuple[tuple[str, str], ...]
    by_category: tuple[tuple[str, str], ...]
    by_noticed: tuple[tuple[str, str], ...]
    appeals: tuple[Heard, ...]


def twelve_months(today: date) -> tuple[date, date]:
    """Return the first day of the last twelve whole months, and of the month under way: that one would tell of a day."""
    until = today.replace(day=1)
    return until.replace(year=until.year - 1), until


def decisions_counted(viewer: Viewer, since: date, until: date) -> DecisionsCounted:
    """Return what was decided from `since` on and before `until`, for anyone. Two statements.

    What is said as "a few" is so in every sum too: nobody takes one from another and learns of a person.
    """
    require(policy.may_read_counts(viewer))
    span = {"decided_on__gte": since, "decided_on__lt": until}
    names = ("what", "ground", "category", "noticed")
    rows = list(
        Decision.objects.filter(**span).exclude(what="").annotate(month=TruncMonth("decided_on"))
        .values_list("month", *names).annotate(times=Count("id")).order_by("-month", *names)
    )
    heard = Appeal.objects.filter(heard_on__gte=since, heard_on__lt=until)
    outcomes = dict(heard.values_list("outcome").annotate(times=Count("id")))
    return DecisionsCounted(
        tuple(Counted(month, *said, how_many=said_of(times)) for month, *said, times in rows),
        _summed(rows, 1, Measure), _summed(rows, 3, Category), _summed(rows, 4, Noticed),
        tuple(Heard(Outcome(one).label, said_of(times)) for one, times in sorted(outcomes.items())),
    )


def said_of(times: int) -> str:
    """Return a number as the page says it."""
    return "a few" if times < FEW else str(times)


def _summed(rows: list, at: int, labels) -> tuple[tuple[str, str], ...]:
    sums: Counter[str] = Counter()
    for row in rows:
        sums[row[at]] += row[-1]
    # Rounded down to fives: a sum less its parts would tell what "a few" is.
    return tuple((str(labels(value).label), "a few" if times < FEW else f"{times - times % FEW} or more") for value, times in sums.most_common())


def words_of(row: Counted) -> dict[str, str]:
    """Return a row as the downloads give it, by names close to those of the EU's transparency database."""
    return {
        "application_month": f"{row.month:%Y-%m}",
        "decision": str(Measure(row.what).label),
        "decision_ground": _GROUND[row.ground],
        "category": _CATEGORY[row.category],
        "source_type": _SOURCE[row.noticed],
        "automated_detection": "Yes" if row.noticed == Noticed.SOFTWARE else "No",
        "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
        "territorial_scope": "everywhere the place is read",
        "count": row.how_many,
    }


_GROUND = {Ground.RULES: "DECISION_GROUND_INCOMPATIBLE_CONTENT", Ground.LAW: "DECISION_GROUND_ILLEGAL_CONTENT", "": ""}
_SOURCE = {Noticed.SOFTWARE: "SOURCE_VOLUNTARY", Noticed.REPORT: "SOURCE_TYPE_OTHER_NOTIFICATION", Noticed.TEAM: "SOURCE_VOLUNTARY", "": ""}
_CATEGORY = {
    Category.UNKIND: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    Category.PRIVACY: "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
    Category.SELF_HARM: "STATEMENT_CATEGORY_SELF_HARM",
    Category.CHILD: "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
    Category.SPAM: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
    Category.HEALTH: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    Category.PICTURE: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    Category.OTHER: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    "": "",
}
