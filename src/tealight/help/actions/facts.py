"""What a keeper enters about a helpline, and how it is written to its rows."""

from dataclasses import dataclass
from datetime import date, datetime

from tealight.help.models import LONGEST_TRUST, Channel, Confidence, Helpline
from tealight.kernel import clock


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """One way to reach a helpline, as entered."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class HelplineFacts:
    """Everything about a helpline but who checked it. `hours` as models.hours reads."""

    name: str
    scope: str
    is_crisis: bool
    channels: tuple[ChannelFacts, ...]
    timezone: str
    about: str = ""
    region: str = ""
    languages: str = ""
    hours: list | None = None
    hours_words: str = ""
    cost: str = ""
    appears_on_bill: str = "unknown"
    source: str = ""
    note: str = ""


def write_facts(row: Helpline, facts: HelplineFacts) -> None:
    """Put `facts` into `row`; the caller checks and saves it."""
    for name in (
        "name", "scope", "is_crisis", "timezone", "about", "region", "languages", "hours",
        "hours_words", "cost", "appears_on_bill", "source", "note",
    ):
        setattr(row, name, getattr(facts, name))


def trust(row: Helpline, checked_by: str, on: date) -> None:
    """Write down that a person checked `row` on that day; the caller saves it."""
    row.confidence = Confidence.CHECKED
    row.verified_by = checked_by
    row.verified_on = on
    row.expires_on = on + LONGEST_TRUST


def distrust(row: Helpline) -> None:
    """Write down that nobody has checked what `row` says now; the caller saves it."""
    row.confidence = Confidence.UNVERIFIED


def write_channels(row: Helpline, channels: tuple[ChannelFacts, ...]) -> bool:
    """Make the channels of `row` exactly `channels`; return whether that changed any.

    Raises ValidationError for a channel that cannot be.
    """
    before = [(c.kind, c.value, c.label) for c in row.channels.order_by("place")]
    wanted = [(c.kind, c.value, c.label) for c in channels]
    if before == wanted:
        return False
    row.channels.all().delete()
    rows = channel_rows(row, channels)
    for channel in rows:
        channel.full_clean(exclude=["helpline"], validate_unique=False, validate_constraints=False)
    Channel.objects.bulk_create(rows)
    return True


def channel_rows(row: Helpline, channels: tuple[ChannelFacts, ...]) -> list[Channel]:
    """Return `channels` as rows of `row`, in their order, not yet saved."""
    return [
        Channel(helpline=row, kind=facts.kind, value=facts.value, label=facts.label, place=place)
        for place, facts in enumerate(channels)
    ]


def take_over(row, now: datetime) -> None:
    """Mark that this place keeps `row` itself now; a release no longer changes it."""
    row.taken_over_on = clock.day(now)
