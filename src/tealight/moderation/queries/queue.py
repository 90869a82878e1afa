"""The queue: what waits for a person of the team, the most urgent first, and of that the oldest."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLookupMixin

from tealight.kernel.slots import fill
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.moderation import desk_policy, policy
from tealight.moderation.clock_words import Clock, clock_of
from tealight.moderation.models import Case, Swap
from tealight.moderation.queries.case_words import about, headline
from tealight.moderation.queries.claims import holder, swap_tags
from tealight.place import clocks
from tealight.place.queries import Place, hours_now

PAGE = 30
#: what a line is made of
COLUMNS = (
    "id", "kind", "why", "danger", "urgency", "opened_hour", "due_hour", "alarm__since", "alarm__due", "claim__sealed",
    "opinion__hour",
)  # fmt: skip
_PLACE = re.compile(r"(\d)-(\d{10})-(\d{1,16})\Z", re.ASCII)
#: no further is counted: whoever has so many before them needs no other number
_MOST = 100


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the queue, without a word of anybody's. `held_by` is "you", a duty name, or "" for nobody."""

    id: int
    headline: str
    about: str
    is_danger: bool
    clock: Clock
    held_by: str
    is_mine: bool
    wants_opinion: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of it. `left` are those of the page that the viewer left to others for today."""

    lines: tuple[CaseLine, ...]
    left: tuple[CaseLine, ...]
    #: where the next page begins: what `after` takes; "" at the end
    after: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits: a number of cases, whether there are more than that, and since when the oldest does."""

    count: int
    is_more: bool
    oldest: datetime | None


def queue(viewer: Person, here: Place, now: datetime, after: str = "") -> Queue:
    """Return a page of the open cases that `viewer` may work at, from the place `after` names on. Two statements."""
    require(policy.may_decide(viewer))
    rows = list(_open(viewer).filter(_behind(after)).order_by("urgency", "opened_hour", "id").values_list(*COLUMNS)[: PAGE + 1])
    shown = rows[:PAGE]
    opens = opens_next(here, now)
    lines = [_line(row, viewer, here, now, opens) for row in sorted(shown, key=_order)]
    left = _left(viewer, [line.id for line in lines], now)
    more = _place_of(shown[-1]) if len(rows) > PAGE else ""
    return Queue(
        tuple(line for line in lines if line.id not in left), tuple(line for line in lines if line.id in left), more
    )


def waiting(viewer: Person) -> Waiting:
    """Return how much waits for `viewer`, for the team's first page: as many as a glance takes, and the oldest of all."""
    require(policy.may_decide(viewer))
    first = list(_open(viewer).order_by("urgency", "opened_hour", "id").values_list("opened_hour", flat=True)[: _MOST + 1])
    is_more = len(first) > _MOST
    oldest = _oldest(viewer) if is_more else min(first, default=None)
    return Waiting(min(len(first), _MOST), is_more, oldest)


def opens_next(here: Place, now: datetime) -> datetime | None:
    """Return when the place opens next, where it is closed at `now`; None where it is open, or its hours are not said."""
    opens = clocks.opens_next(here.hours, here.timezone, now)
    return None if opens is None or opens == now else opens


def duty_name(viewer: Person, here: Place, now: datetime) -> str:
    """Return the name `viewer` works under at the desk: their duty name, else what the team calls them anyway."""
    return fill("duty name", viewer, here, now) or viewer.pen_name


def who_is_here(viewer: Person, here: Place, now: datetime) -> str:
    """Return one true line for the head of the queue: who is on duty, else when somebody is here."""
    local = now.astimezone(ZoneInfo(here.timezone))
    duty = fill("duty at the desk", viewer, here, now) or hours_now(here, now).sentence
    return f"{local:%H:%M} · {duty}" if duty else f"{local:%H:%M}"


class _After(TupleGreaterThan):
    """Compare three columns as one, so that the index of the queue leads straight to a place in it, past nothing.

    SQLite can, too; for it Django writes the columns out one by one, and all of the same urgency would be gone through.
    """

    def as_sql(self, compiler, connection):
        return super(TupleLookupMixin, self).as_sql(compiler, connection)


def _open(viewer: Person) -> QuerySet[Case]:
    return Case.objects.filter(desk_policy.cases_for(viewer), closed_on=None)


def _oldest(viewer: Person) -> datetime:
    """The oldest of each urgency is found by the index of the queue; the oldest of all would be sought through all."""
    firsts = (
        _open(viewer).filter(urgency=urgency).order_by("opened_hour", "id").values_list("opened_hour", flat=True).first()
        for urgency in range(4)
    )
    return min(hour for hour in firsts if hour is not None)


def _behind(after: str) -> Q:
    """Return the condition on what comes after the place that `after` names; all where it names none."""
    found = _PLACE.match(after)
    if found is None:
        return Q()
    urgency, number = int(found[1]), int(found[3])
    try:
        hour = datetime.strptime(found[2], "%Y%m%d%H").replace(tzinfo=UTC)
    except ValueError:
        return Q()
    return Q(_After(Tuple(*map(F, ("urgency", "opened_hour", "id"))), (urgency, hour, number)))


def _place_of(row: tuple) -> str:
    return f"{row[4]}-{row[5]:%Y%m%d%H}-{row[0]}"


def _order(row: tuple) -> tuple:
    """As the statement orders them, and the dangers of one hour by their minute."""
    return row[4], row[5], row[7] or row[5] + timedelta(hours=1), row[0]


def _left(viewer: Person, cases: list[int], now: datetime) -> set[int]:
    """Return those of `cases` that `viewer` left to others for today. One statement."""
    tags = {tag: case for case in cases for tag in swap_tags(viewer, case, now)}
    found = Swap.objects.filter(tag__in=list(tags)).values_list("tag", flat=True) if tags else ()
    return {tags[bytes(tag)] for tag in found}


def _line(row: tuple, viewer: Person, here: Place, now: datetime, opens: datetime | None) -> CaseLine:
    number, kind, why, danger, urgency, opened, due_hour, since, due, claim, asked = row
    held = holder(number, claim, now)
    mine = held is not None and held.by == viewer.persona_id
    return CaseLine(
        number, headline(why, danger), about(kind, danger), urgency == 0,
        clock_of(now, ZoneInfo(here.timezone), opened, due_hour, since, due, opens),
        "" if held is None else "you" if mine else held.name, mine, asked is not None,
    )
