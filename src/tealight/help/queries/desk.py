"""Helplines as the people who keep them see them: what is due, what is wrong."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tealight.help import policy
from tealight.help.models import Confidence, Country, Helpline, OnBill, Scope
from tealight.help.models.hours import in_words, write_hours
from tealight.help.queries.cards import channels_in_order
from tealight.kernel import clock
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer

#: how long before a check runs out its keepers are told
WARNING = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DueLine:
    """A helpline or an emergency number whose check has run out, or soon will.

    `kind` is "helpline" or "country"; `href` is where to check it.
    """

    kind: str
    id: int
    name: str
    country: str
    expires_on: date
    is_expired: bool
    href: str

    @property
    def sentence(self) -> str:
        """What to tell an operator who sees no page."""
        on = f"{self.expires_on.day} {self.expires_on:%B %Y}"
        what = "ran out" if self.is_expired else "runs out"
        return f"{self.name} ({self.country}): its check {what} on {on}."


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A helpline in the keepers' list."""

    id: int
    name: str
    scope: str
    numbers: str
    state: str
    is_shown: bool
    is_retired: bool


@dataclass(frozen=True, slots=True)
class DeskCountry:
    """A country in the keepers' list, with its helplines."""

    code: str
    slug: str
    name: str
    emergency: str
    state: str
    lines: tuple[DeskLine, ...]

    @property
    def said(self) -> str:
        """How many helplines there are, and how many of them show no number."""
        used = [line for line in self.lines if not line.is_retired]
        silent = sum(not line.is_shown for line in used)
        count = "1 helpline" if len(used) == 1 else f"{len(used)} helplines"
        return f"{count}, {silent} to verify" if silent else count


@dataclass(frozen=True, slots=True)
class DeskHelpline:
    """Everything about one helpline, for its form. Times as its form reads them."""

    id: int
    country: str
    country_code: str
    name: str
    about: str
    region: str
    scope: str
    is_crisis: bool
    channels: tuple[tuple[str, str, str], ...]
    languages: str
    hours: str
    hours_words: str
    timezone: str
    cost: str
    appears_on_bill: str
    note: str
    source: str
    state: str
    hours_said: str
    scope_said: str
    on_bill_said: str
    is_retired: bool


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """A country and its emergency numbers, for its form."""

    code: str
    slug: str
    name: str
    own_name: str
    language: str
    emergency: str
    emergency_words: str
    also: str
    also_words: str
    where_to_go: str
    timezone: str
    state: str


def expiring_helplines(
    viewer: Viewer, now: datetime, within: timedelta = WARNING
) -> tuple[DueLine, ...]:
    """Return what must be checked again by now or within that time, the oldest first.

    Two statements. Unverified and retired helplines show no number, so nothing of
    theirs runs out.
    """
    today = clock.day(now)
    lines = (
        Helpline.objects.filter(policy.helplines_visible_to(viewer))
        .filter(retired_on__isnull=True, expires_on__lte=today + within)
        .exclude(confidence=Confidence.UNVERIFIED)
        .select_related("country")
    )
    due = [
        DueLine(
            "helpline", row.id, row.name, row.country.name, row.expires_on,
            row.expires_on < today, f"/desk/helplines/{row.id}/",
        )
        for row in lines
    ]
    due += [
        DueLine(
            "country", row.id, f"Emergency number {row.emergency}", row.name, row.expires_on,
            row.expires_on < today, f"/desk/helplines/countries/{row.code.lower()}/",
        )
        for row in Country.objects.filter(expires_on__lte=today + within)
    ]
    return tuple(sorted(due, key=lambda line: (line.expires_on, line.country, line.name)))


def desk_helplines(viewer: Viewer, now: datetime) -> tuple[DeskCountry, ...]:
    """Return all countries with all helplines, retired ones last; three statements."""
    today = clock.day(now)
    lines: dict[int, list[DeskLine]] = {}
    rows = Helpline.objects.filter(policy.helplines_visible_to(viewer)).order_by("name")
    for row in rows.prefetch_related(channels_in_order()):
        lines.setdefault(row.country_id, []).append(_desk_line(row, today))
    return tuple(
        DeskCountry(
            code=row.code,
            slug=row.code.lower(),
            name=row.name,
            emergency=row.emergency,
            state=_until(row.expires_on, today),
            lines=tuple(sorted(lines.get(row.id, ()), key=lambda line: line.is_retired)),
        )
        for row in Country.objects.order_by("name")
    )


def desk_country(viewer: Viewer, code: str, now: datetime) -> DeskPlace:
    """Return one country for its keepers. Raises NotFound."""
    row = Country.objects.filter(code=code).first()
    if row is None:
        raise NotFound
    same = (
        "code", "name", "own_name", "language", "emergency", "emergency_words", "also",
        "also_words", "where_to_go", "timezone",
    )
    state = f"Checked by {row.verified_by}. {_until(row.expires_on, clock.day(now))}"
    return DeskPlace(
        slug=row.code.lower(), state=state, **{name: getattr(row, name) for name in same}
    )


def desk_helpline(viewer: Viewer, helpline: int, now: datetime) -> DeskHelpline:
    """Return one helpline for its keepers. Raises NotFound."""
    row = (
        Helpline.objects.filter(policy.helplines_visible_to(viewer), id=helpline)
        .select_related("country")
        .prefetch_related(channels_in_order())
        .first()
    )
    if row is None:
        raise NotFound
    return DeskHelpline(
        id=row.id,
        country=row.country.name,
        country_code=row.country.code,
        name=row.name,
        about=row.about,
        region=row.region,
        scope=row.scope,
        is_crisis=row.is_crisis,
        channels=tuple((c.kind, c.value, c.label) for c in row.channels.all()),
        languages=row.languages,
        hours=write_hours(row.hours),
        hours_words=row.hours_words,
        timezone=row.timezone,
        cost=row.cost,
        appears_on_bill=row.appears_on_bill,
        note=row.note,
        source=row.source,
        state=_state(row, clock.day(now)),
        hours_said=in_words(row.hours) or row.hours_words or "Not confirmed",
        scope_said=Scope(row.scope).label,
        on_bill_said=OnBill(row.appears_on_bill).label,
        is_retired=row.retired_on is not None,
    )


def _desk_line(row: Helpline, today: date) -> DeskLine:
    return DeskLine(
        id=row.id,
        name=row.name,
        scope=Scope(row.scope).label,
        numbers=", ".join(c.value for c in row.channels.all() if c.is_number),
        state=_state(row, today),
        is_shown=row.retired_on is None and row.may_show_numbers(today),
        is_retired=row.retired_on is not None,
    )


def _state(row: Helpline, today: date) -> str:
    if row.retired_on is not None:
        return f"Retired on {row.retired_on.day} {row.retired_on:%B %Y}"
    if row.confidence == Confidence.UNVERIFIED:
        return "Not verified; no number is shown"
    on = f"{row.verified_on.day} {row.verified_on:%B %Y}"
    return f"{Confidence(row.confidence).label}, {row.verified_by}, {on}. {_until(row.expires_on, today)}"


def _until(expires_on: date, today: date) -> str:
    on = f"{expires_on.day} {expires_on:%B %Y}"
    return f"Believed until {on}" if today <= expires_on else f"Ran out on {on}"
