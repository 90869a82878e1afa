"""One week of the list, day by day, for the team: whose hours are whose, and where nobody is yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tealight.accounts.queries.faces import faces
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.place.queries import Place, clock_words, moderated_spans
from tealight.rota import policy
from tealight.rota.queries.duty import own_duty
from tealight.rota.queries.hours import covered, holes
from tealight.rota.queries.shifts import NOBODY, Opened, opened
from tealight.rota.spans import Span, both, joined

WEEK = 7


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """One shift as the team sees it. `who` is "" while it waits for somebody; the verdicts are the buttons'."""

    id: int
    when: str
    who: str
    name: str
    is_mine: bool
    may_take: bool
    may_give_back: bool
    may_remove: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day. `promised`: its moderated hours; `missing`: those of them that nobody keeps yet."""

    day: date
    title: str
    is_today: bool
    promised: str
    missing: str
    shifts: tuple[ShiftCard, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """The viewer's own hours at this moment, as the place's clocks show them. `rests_until`: "" unless they rest."""

    name: str
    until: str
    rests_until: str


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days; `before` and `after` are the first days of those beside it. `is_this`: it begins today."""

    first: date
    before: date
    after: date
    is_this: bool
    days: tuple[Day, ...]


def week(viewer: Person, here: Place, now: datetime, day: date | None = None) -> Week:
    """Return seven days from `day` on, from today on without it. Refused for who is not a moderator or lead."""
    require(policy.may_see_rota(viewer))
    zone = ZoneInfo(here.timezone)
    today = now.astimezone(zone).date()
    first = day or today
    shifts = opened()
    known = faces([shift.by for shift in shifts if shift.by != NOBODY])
    names = {persona: face.name for persona, face in known.items()}
    days = tuple(_day(viewer, here, now, first + timedelta(days=step), shifts, names) for step in range(WEEK))
    step = timedelta(days=WEEK)
    return Week(first, first - step, first + step, first == today, days)


def mine_now(viewer: Person, here: Place, now: datetime) -> Mine | None:
    """Return the viewer's own hours at `now`; None off duty. Refused for who is not a moderator or lead."""
    duty, zone = own_duty(viewer, now), ZoneInfo(here.timezone)
    if duty is None:
        return None
    rests = clock_words(duty.rests_until.astimezone(zone)) if duty.rests_until else ""
    return Mine(duty.name, clock_words(duty.until.astimezone(zone)), rests)


def hours_words(span: Span, zone: ZoneInfo) -> str:
    """Return "7 pm to 11 pm", as the place's clocks show it."""
    start, end = (_said(at.astimezone(zone)) for at in span)
    return f"{start} to {end}"


def day_span(day: date, zone: ZoneInfo) -> Span:
    """Return the whole day, midnight to midnight as the clocks show it: of 23 or 25 hours, some days."""
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def _day(viewer: Person, here: Place, now: datetime, day: date, shifts: tuple[Opened, ...], names: dict[int, str]) -> Day:
    zone = ZoneInfo(here.timezone)
    whole = day_span(day, zone)
    promised = both(moderated_spans(here, whole[0]), [whole])
    mine = [shift for shift in shifts if shift.starts_at.astimezone(zone).date() == day]
    return Day(
        day, f"{day:%A} {day.day} {day:%B}", day == now.astimezone(zone).date(), _listed(promised, zone),
        _listed((span for span in holes(promised, covered(shifts)) if span[1] > now), zone),
        tuple(_card(viewer, zone, shift, names, now) for shift in mine),
    )


def _card(viewer: Person, zone: ZoneInfo, shift: Opened, names: dict[int, str], now: datetime) -> ShiftCard:
    is_over, is_free = shift.ends_at <= now, shift.by == NOBODY
    may_give_back = not is_over and not is_free and bool(policy.may_give_back(viewer, shift.by))
    return ShiftCard(
        shift.id, hours_words(shift.hours, zone), names.get(shift.by, ""), shift.name,
        shift.by == viewer.persona_id, not is_over and is_free and bool(policy.may_take_shift(viewer)),
        may_give_back, not is_over and bool(policy.may_keep_rota(viewer)),
    )


def _said(local: datetime) -> str:
    """Return the hour; twelve o'clock, of which there are two, by its name."""
    return {time(0): "midnight", time(12): "noon"}.get(local.time(), clock_words(local))


def _listed(spans: Iterable[Span], zone: ZoneInfo) -> str:
    return ", ".join(hours_words(span, zone) for span in joined(spans))
