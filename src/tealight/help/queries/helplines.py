"""Helplines as a reader sees them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from tealight.help import policy
from tealight.help.models import Channel, Confidence, Country, Helpline, OnBill, Scope
from tealight.help.models.directory import read_directory
from tealight.help.models.hours import ALWAYS, in_words, is_open
from tealight.kernel import clock
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer

#: shown together, in this order, under the crisis lines and the lines for a loss
OTHER_HELP = (
    (Scope.MATERNAL, "Mental health around pregnancy, birth and loss"),
    (Scope.ABUSE, "If someone at home frightens, controls or hurts you"),
    (Scope.HEALTH, "Medical advice"),
    (Scope.LEGAL, "Legal questions"),
)

ON_BILL = {
    OnBill.NO: "Does not show on a phone bill",
    OnBill.YES: "May show on a phone bill",
}


@dataclass(frozen=True, slots=True)
class CountryLink:
    """A country to choose. `slug` is its place in an address."""

    code: str
    slug: str
    name: str
    own_name: str
    language: str
    emergency: str


@dataclass(frozen=True, slots=True)
class WayIn:
    """A number or an address to press. `words` is read out before it."""

    kind: str
    words: str
    value: str
    href: str
    label: str
    leaves: bool


@dataclass(frozen=True, slots=True)
class HelplineCard:
    """One helpline. What nobody confirmed is said to be so, never made up.

    `facts` are hours, cost, phone bill, languages, as far as they are known.
    `withheld` says why no number is printed; empty when numbers are.
    """

    name: str
    about: str
    region: str
    note: str
    ways: tuple[WayIn, ...]
    facts: tuple[str, ...]
    unconfirmed: str
    closed_now: bool
    checked: str
    withheld: str
    has_numbers: bool


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Helplines for one thing."""

    title: str
    lines: tuple[HelplineCard, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """Where to look when no number here may be trusted."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class CountryHelp:
    """Everything to turn to in one country, the emergency number first."""

    country: CountryLink
    emergency: str
    emergency_href: str
    emergency_words: str
    also: str
    also_href: str
    also_words: str
    where_to_go: str
    crisis: tuple[HelplineCard, ...]
    loss: tuple[HelplineCard, ...]
    others: tuple[HelpGroup, ...]
    directory: Directory

    @property
    def has_crisis_number(self) -> bool:
        """Whether any crisis number here was checked lately enough to print."""
        return any(line.has_numbers for line in self.crisis)


@dataclass(frozen=True, slots=True)
class HelpNow:
    """The few lines that stand beside a form. Empty `emergency`: no country chosen."""

    href: str
    country_name: str
    emergency: str
    emergency_href: str
    crisis: tuple[HelplineCard, ...]
    directory: Directory


def directory() -> Directory:
    """Return the directory that is offered when nothing here can be: never to nothing."""
    fallback = read_directory()["fallback"]
    return Directory(fallback["name"], fallback["url"])


def countries(viewer: Viewer) -> tuple[CountryLink, ...]:
    """Return every country that can be chosen, by name; one statement."""
    return tuple(_link(row) for row in Country.objects.order_by("name"))


def country_help(viewer: Viewer, code: str, now: datetime) -> CountryHelp:
    """Return where to turn in the country with that code; three statements.

    Raises NotFound for a country we have no page for.
    """
    row = _country(viewer, code)
    if row is None:
        raise NotFound
    ordered = _cards(viewer, row, now)
    others = ((title, ordered.get(scope, ())) for scope, title in OTHER_HELP)
    return CountryHelp(
        country=_link(row),
        emergency=row.emergency,
        emergency_href=_tel(row.emergency),
        emergency_words=row.emergency_words,
        also=row.also,
        also_href=_tel(row.also),
        also_words=row.also_words,
        where_to_go=row.where_to_go,
        crisis=ordered.get(Scope.CRISIS, ()),
        loss=ordered.get(Scope.LOSS, ()) + ordered.get(Scope.BOTH, ()),
        others=tuple(HelpGroup(title, found) for title, found in others if found),
        directory=directory(),
    )


def help_now(viewer: Viewer, now: datetime, most: int = 2) -> HelpNow:
    """Return the emergency number and up to `most` crisis lines of the viewer's country.

    The country is the one they chose. Without one nothing is guessed: the link
    leads to choosing.
    """
    row = _country(viewer, viewer.country) if viewer.country else None
    if row is None:
        return HelpNow("/help/", "", "", "", (), directory())
    found = _cards(viewer, row, now, only_crisis=True).get(Scope.CRISIS, ())  # the others are many
    return HelpNow(
        href=f"/help/{_link(row).slug}/",
        country_name=row.name,
        emergency=row.emergency,
        emergency_href=_tel(row.emergency),
        crisis=tuple(line for line in found if line.has_numbers)[:most],
        directory=directory(),
    )


def _country(viewer: Viewer, code: str) -> Country | None:
    return next(iter(viewer.prepared.ask("a country", lambda code: Country.objects.filter(code=code), code)), None)


def _cards(viewer: Viewer, country: Country, now: datetime, *, only_crisis: bool = False) -> dict[str, tuple[HelplineCard, ...]]:
    """Return the cards of a country's helplines by what they are for, the most useful now first; two statements."""

    def lines(country: int) -> QuerySet[Helpline]:
        found = Helpline.objects.filter(policy.helplines_visible_to(viewer), country=country, retired_on__isnull=True)
        return found.filter(is_crisis=True) if only_crisis else found

    def write(country: int) -> QuerySet[Helpline]:
        return lines(country).order_by("place", "name")

    def write_channels(country: int) -> QuerySet[Channel]:
        return Channel.objects.filter(helpline__in=lines(country)).order_by("place")

    channels: dict[int, list[Channel]] = defaultdict(list)
    for channel in viewer.prepared.ask(("ways to helplines", only_crisis), write_channels, country.id):
        channels[channel.helpline_id].append(channel)
    found = viewer.prepared.ask(("helplines of a country", only_crisis), write, country.id)
    return in_order(((line, channels[line.id]) for line in found), now)


def in_order(lines: Iterable[tuple[Helpline, list[Channel]]], now: datetime) -> dict[str, tuple[HelplineCard, ...]]:
    """Return the cards of `lines`, each with the ways to reach it in their order, by what they are for, the most useful now first."""
    cards: dict[str, list[HelplineCard]] = {}
    for line, channels in lines:
        heading = Scope.CRISIS if line.is_crisis else line.scope
        cards.setdefault(heading, []).append(_card(line, channels, now))
    return {scope: tuple(sorted(found, key=_usefulness)) for scope, found in cards.items()}


def channels_in_order() -> Prefetch:
    return Prefetch("channels", Channel.objects.order_by("place"))


def _link(row: Country) -> CountryLink:
    return CountryLink(row.code, row.code.lower(), row.name, row.own_name, row.language, row.emergency)


def _tel(number: str) -> str:
    return Channel(kind=Channel.Kind.PHONE, value=number).href if number else ""


def _usefulness(card: HelplineCard):
    """Lines somebody can reach now come first; the rest keep their order."""
    return (not card.has_numbers, card.closed_now)


def _card(line: Helpline, channels: list[Channel], now: datetime) -> HelplineCard:
    today = clock.day(now)
    shown = [c for c in channels if line.may_show_numbers(today) or not c.is_number]
    has_numbers = any(channel.is_number for channel in shown)
    closed_now = is_open(line.hours, line.timezone, now) is False
    facts, unconfirmed = _facts(line, closed_now) if has_numbers else (_spoken(line), "")
    return HelplineCard(
        name=line.name,
        about=line.about,
        region=line.region,
        note=line.note,
        ways=tuple(_way(channel) for channel in shown),
        facts=facts,
        unconfirmed=unconfirmed,
        closed_now=closed_now,
        checked=_checked_words(line, today),
        withheld=_withheld_words(line, channels, today, bool(shown)),
        has_numbers=has_numbers,
    )


def _way(channel: Channel) -> WayIn:
    is_site = channel.kind in (Channel.Kind.WEB, Channel.Kind.CHAT)
    value = channel.value.removeprefix("https://").removeprefix("www.") if is_site else channel.value
    return WayIn(
        channel.kind, channel.get_kind_display(), value, channel.href, channel.label, is_site
    )


def _facts(line: Helpline, closed_now: bool) -> tuple[tuple[str, ...], str]:
    """Return what is known of a line that is rung, and what nobody has confirmed."""
    hours = _hours_words(line)
    if hours and closed_now:
        hours += " (not open now)"
    bill = ON_BILL.get(line.appears_on_bill, "")
    known = tuple(words for words in (hours, line.cost, bill) if words)
    asked = {"its hours": hours, "its cost": line.cost, "whether a phone bill shows it": bill}
    missing = [what for what, words in asked.items() if not words]
    if not missing:
        return known + _spoken(line), ""
    *most, last = missing
    listed = f"{', '.join(most)} and {last}" if most else last
    return known + _spoken(line), f"Not confirmed: {listed}"


def _spoken(line: Helpline) -> tuple[str, ...]:
    return (line.languages,) if line.languages else ()


def _hours_words(line: Helpline) -> str:
    words = in_words(line.hours)
    if words and line.hours != ALWAYS:
        words = f"{words}, {_city(line.timezone)} time"
    return "; ".join(part for part in (words, line.hours_words) if part)


def _city(timezone: str) -> str:
    return ZoneInfo(timezone).key.rsplit("/", 1)[-1].replace("_", " ")


def _checked_words(line: Helpline, today: date) -> str:
    """Say who vouches for this and since when, as far as it is true."""
    on = f"{line.verified_on.day} {line.verified_on:%B %Y}"
    if not line.may_show_numbers(today):
        return ""
    match line.confidence:
        case Confidence.CHECKED:
            return f"Checked by {line.verified_by}, {on}"
        case Confidence.SEEN:
            return f"Seen on a public page by {line.verified_by}, {on}"
        case _:
            return f"From {line.verified_by}, {on}; this place has not checked it yet"


def _withheld_words(line: Helpline, channels: list[Channel], today: date, has_site: bool) -> str:
    if line.may_show_numbers(today):
        return ""
    numbers = any(channel.is_number for channel in channels)
    turn = "Their own site has it." if has_site else "The directory below may have it."
    if line.confidence == Confidence.UNVERIFIED:
        if not numbers:
            return "Nobody here has checked this one yet."
        return f"Nobody here has checked their number yet, so it isn’t printed. {turn}"
    if not numbers:
        return ""
    on = f"{line.verified_on.day} {line.verified_on:%B %Y}"
    return f"Their number was last checked on {on}. That is too long ago to trust it. {turn}"
