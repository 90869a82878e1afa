"""Helplines as a reader sees them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tealight.help import policy
from tealight.help.models import Channel, Country, Helpline, Scope
from tealight.help.models.directory import read_directory
from tealight.help.queries.cards import HelplineCard, in_order
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer

#: shown together, in this order, under the crisis lines and the lines for a loss
OTHER_HELP = (
    (Scope.MATERNAL, "Mental health around pregnancy, birth and loss"),
    (Scope.ABUSE, "If someone at home frightens, controls or hurts you"),
    (Scope.HEALTH, "Medical advice"),
    (Scope.LEGAL, "Legal questions"),
)


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


def _link(row: Country) -> CountryLink:
    return CountryLink(row.code, row.code.lower(), row.name, row.own_name, row.language, row.emergency)


def _tel(number: str) -> str:
    return Channel(kind=Channel.Kind.PHONE, value=number).href if number else ""
