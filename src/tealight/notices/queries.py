"""What someone is told of, asked as that person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from tealight.accounts.export.parts import Entry, Section
from tealight.kernel.viewer import Person, Viewer
from tealight.notices import policy
from tealight.notices.models import Notice, NoticeKind
from tealight.stories import wording
from tealight.stories.models import NoteProposal, Reply
from tealight.stories.queries.feed import UNTITLED
from tealight.stories.queries.keyset import before, place_after

PAGE = 30
#: for how long it is said that a moderator put a note on what somebody wrote anonymously
NOTED_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """One notice; opening it is a POST to `open_url`, or where nothing is noted of it a link to `url`."""

    id: int
    open_url: str
    text: str
    hour: datetime
    new: bool
    url: str = ""


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


def answered_anonymously(viewer: Person, most: int) -> tuple[NoticeCard, ...]:
    """Return the newest answers to what the viewer wrote anonymously, that came after they last wrote in that thread.

    Worked out when they look, and noted nowhere: a row saying that somebody was told,
    or has looked, would lead to them (PRIVACY 7). None for whoever is nowhere anonymous,
    for whom nothing is asked; else one statement.
    """
    faces = tuple(viewer.thread_personas.values())
    if not faces:
        return ()
    rows = Reply.objects.filter(policy.answering(viewer)).order_by("-hour", "-id")
    rows = rows.select_related("story__group", "story__persona", "persona")
    rows = rows.defer("source", "parts", "sealed", "story__source", "story__parts")[:most]
    return tuple(
        NoticeCard(row.id, "", _of_reply(row, viewer), row.hour, new=False, url=f"/stories/{row.story_id}/replies/{row.id}/")
        for row in rows
    )


def noted_anonymously(viewer: Person, now: datetime, most: int) -> tuple[NoticeCard, ...]:
    """Return on which of what the viewer wrote anonymously a moderator put a note lately, newest first.

    As `answered_anonymously`: noted nowhere, and nothing is asked for whoever is nowhere anonymous.
    """
    faces = tuple(viewer.thread_personas.values())
    if not faces:
        return ()
    of_theirs = Q(reply__isnull=True, story__persona_id__in=faces) | Q(reply__persona_id__in=faces)
    rows = NoteProposal.objects.filter(of_theirs, added_hour__gte=now - NOTED_FOR).order_by("-added_hour", "-id")
    return tuple(
        NoticeCard(
            row.id, "", _noted(row.reply_id), row.added_hour, new=False,
            url=f"/stories/{row.story_id}/" + (f"replies/{row.reply_id}/" if row.reply_id else ""),
        )
        for row in rows[:most]
    )


def _noted(reply: int | None) -> str:
    return "A moderator added a note to your reply" if reply else "A moderator added a note to your story"


def _of_reply(row: Reply, viewer: Person) -> str:
    kind = NoticeKind.ANSWER if row.answers_id else NoticeKind.REPLY
    return _text(Notice(story=row.story, reply=row, kind=kind), viewer)


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
    if row.kind == NoticeKind.NOTE:
        return _noted(row.reply_id)
    covers = viewer.filters.covered_in(row.story.group_id)
    notes = 0 if row.story.persona_id in viewer.personas else row.story.notes
    notes |= row.reply.notes if row.reply else 0
    author = (row.reply or row.story).persona
    who = "Someone" if covers & notes else author.name
    if row.kind == NoticeKind.REPLY:
        title = wording.heading(row.story, viewer)[0] or UNTITLED
        return f"{who} replied to “{title}”"
    return f"{who} answered you" if row.kind == NoticeKind.ANSWER else f"{who} mentioned you"


def notices_given(viewer: Person) -> Section:
    """Return every notice the viewer has, in the words their page shows, for their own export."""
    return Section("notices", "Notices", "What you were told of here.", lambda: _given(viewer))


def _given(viewer: Person) -> Iterator[Entry]:
    rows = _light(Notice.objects.filter(policy.shown_to(viewer))).order_by("-hour", "-id")
    for card in (_card(row, viewer) for row in rows.iterator(chunk_size=100)):
        state = "" if card.new else "opened"
        yield Entry(facts=((f"{card.hour:%-d %B %Y}", card.text),), values={
            "text": card.text, "hour": card.hour.isoformat(), "state": state,
        })  # fmt: skip
