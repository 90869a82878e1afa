"""One helpline as a reader sees it: what is known of it, what nobody confirmed, and what is not printed, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from tealight.help.models import Channel, Confidence, Helpline, OnBill, Scope
from tealight.help.models.hours import ALWAYS, in_words, is_open
from tealight.kernel import clock

ON_BILL = {
    OnBill.NO: "Does not show on a phone bill",
    OnBill.YES: "May show on a phone bill",
}


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


def in_order(lines: Iterable[tuple[Helpline, list[Channel]]], now: datetime) -> dict[str, tuple[HelplineCard, ...]]:
    """Return the cards of `lines`, each with the ways to reach it in their order, by what they are for, the most useful now first."""
    cards: dict[str, list[HelplineCard]] = {}
    for line, channels in lines:
        heading = Scope.CRISIS if line.is_crisis else line.scope
        cards.setdefault(heading, []).append(_card(line, channels, now))
    return {scope: tuple(sorted(found, key=_usefulness)) for scope, found in cards.items()}


def channels_in_order() -> Prefetch:
    return Prefetch("channels", Channel.objects.order_by("place"))


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
