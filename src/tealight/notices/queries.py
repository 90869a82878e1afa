"""What someone is told of, asked as that person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tealight.kernel.viewer import Person, Viewer
from tealight.notices import policy
from tealight.notices.models import Notice, NoticeKind
from tealight.stories import wording
from tealight.stories.queries.feed import UNTITLED
from tealight.stories.queries.keyset import before, place_after

PAGE = 30


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """One notice; opening it is a POST to `open_url`."""

    id: int
    open_url: str
    text: str
    hour: datetime
    new: bool


@dataclass(frozen=True, slots=True)
class NoticeList:
    """Notices, newest first. An address is empty where there is nothing further."""

    cards: tuple[NoticeCard, ...]
    has_new: bool
    earlier_url: str = ""
    later_url: str = ""


def notices(viewer: Person, url: str, older_than: str = "") -> NoticeList:
    """Return the viewer's notices of what they may see and want; one statement."""
    rows = Notice.objects.filter(policy.shown_to(viewer)).filter(before(older_than))
    found = list(_light(rows).order_by("-hour", "-id")[: PAGE + 1])
    cards = tuple(_card(row, viewer) for row in found[:PAGE])
    earlier = f"{url}?before={place_after(found[PAGE - 1])}" if len(found) > PAGE else ""
    return NoticeList(cards, any(card.new for card in cards), earlier, url if older_than else "")


def unopened(viewer: Person, most: int) -> tuple[NoticeCard, ...]:
    """Return the viewer's newest notices that are not opened yet, of what they may see and want; one statement."""
    rows = Notice.objects.filter(policy.shown_to(viewer), opened_on__isnull=True).order_by("-hour", "-id")
    return tuple(_card(row, viewer) for row in _light(rows)[:most])


def has_new(viewer: Viewer) -> bool:
    """Return whether something is there that the viewer has not opened; no count.

    One statement.
    """
    if not isinstance(viewer, Person):
        return False
    def write() -> QuerySet[Notice]:
        return Notice.objects.filter(policy.shown_to(viewer), opened_on__isnull=True).values_list("id")[:1]

    return bool(viewer.prepared.ask("a new notice", write))


def _light(rows: QuerySet[Notice]) -> QuerySet[Notice]:
    """Return `rows` with what a card says of them, and none of the texts."""
    rows = rows.select_related("story__group", "story__persona", "reply__persona")
    return rows.defer("story__source", "story__parts", "reply__source", "reply__parts", "reply__sealed")


def _card(row: Notice, viewer: Person) -> NoticeCard:
    return NoticeCard(row.id, f"/notices/{row.id}/", _text(row, viewer), row.hour, row.opened_on is None)


def _text(row: Notice, viewer: Person) -> str:
    """Return what happened, without a word of it; of covered things it is not said by whom."""
    covers = viewer.filters.covered_in(row.story.group_id)
    notes = 0 if row.story.persona_id == viewer.persona_id else row.story.notes
    notes |= row.reply.notes if row.reply else 0
    author = (row.reply or row.story).persona
    who = "Someone" if covers & notes else author.name
    if row.kind == NoticeKind.REPLY:
        title = wording.heading(row.story, viewer)[0] or UNTITLED
        return f"{who} replied to “{title}”"
    return f"{who} answered you" if row.kind == NoticeKind.ANSWER else f"{who} mentioned you"
