"""What a member gave in stories, for their own export: words under whichever of their faces, and nobody else's."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.html import escape

from tealight.accounts.export.parts import Entry, Photo, Section
from tealight.accounts.queries import faces
from tealight.groups.models import ReactionKind
from tealight.groups.queries.rooms import rooms
from tealight.kernel import prose
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person
from tealight.media.queries import drawn_photos, photo_file
from tealight.place.queries import Notes, notes
from tealight.stories import policy, wording
from tealight.stories.models import Audience, Need, Portrait, Reply, Story
from tealight.stories.queries.alongside import own_reactions
from tealight.stories.queries.covers import name_mention
from tealight.stories.queries.draft_cards import WHAT
from tealight.stories.queries.drafts import KeptDraft, drafts
from tealight.stories.queries.feed import state_of
from tealight.stories.queries.own import CIRCLE_LEFT
from tealight.stories.queries.portraits import picture_of
from tealight.stories.wording import NO_WORDS, Picture, Wording

#: rows in memory at a time
_SOME = 50
_ROOM_LEFT = "A room you are not in any more"
R = TypeVar("R", Story, Reply)


def stories_given(viewer: Person) -> Section:
    """Return every story of the viewer's, those only they can read and those taken back among them."""
    return Section(
        "stories", "Stories", "All you wrote, also what only you can read and what you took back.",
        lambda: _stories(viewer), apart=True,
    )  # fmt: skip


def replies_given(viewer: Person) -> Section:
    """Return every reply of the viewer's: their words alone, and where they stand."""
    return Section("replies", "Replies", "What you answered others.", lambda: _replies(viewer))


def reactions_given(viewer: Person) -> Section:
    """Return where the viewer stood alongside, without a word."""
    return Section("reactions", "Without words", "Where you stood alongside somebody.", lambda: _reactions(viewer))


def drafts_given(viewer: Person) -> Section:
    """Return what the viewer began to write."""
    return Section("drafts", "Drafts", "What you began, and nobody else has seen.", lambda: map(_draft, drafts(viewer)))


def portrait_given(viewer: Person) -> Section:
    """Return the photo on the viewer's own page."""
    return Section("portrait", "The photo on your page", "The one beside your name.", lambda: _portrait(viewer))


def _stories(viewer: Person) -> Iterator[Entry]:
    known, named = notes(), {room.id: room.name for room in rooms(viewer)}
    for row in _some(Story.objects.filter(policy.own(viewer)), lambda rows: rows.select_related("persona")):
        words = _said(row, row, viewer)
        facts = {
            "For": named.get(row.group_id, _ROOM_LEFT) if row.group_id else Audience(row.audience).label,
            "Hoped for": Need(row.need).label,
            **_facts(viewer, known, row),
            "Replies": "closed" if row.closed_on else "",
        }
        told = {"id": row.id, "address": f"/stories/{row.id}/", "audience": row.audience, "need": row.need}
        yield _entry(words, words.title, facts, {**told, "title": words.title, **_values(viewer, known, row, words)})


def _replies(viewer: Person) -> Iterator[Entry]:
    known = notes()
    for row in _some(Reply.objects.filter(policy.own(viewer)), lambda rows: rows.select_related("persona", "story")):
        words = _said(row, row.story, viewer)
        address = f"/stories/{row.story_id}/replies/{row.id}/"
        facts = {"Where": address, **_facts(viewer, known, row)}
        told = {"id": row.id, "address": address}
        yield _entry(words, "", facts, {**told, **_values(viewer, known, row, words)})


def _reactions(viewer: Person) -> Iterator[Entry]:
    for story, said in own_reactions(viewer):
        address, kind = f"/stories/{story}/", ReactionKind(said)
        yield Entry(facts=((kind.label, address),), values={"kind": kind.value, "story": address})


def _portrait(viewer: Person) -> Iterator[Entry]:
    known = notes()
    for row in Portrait.objects.filter(persona_id__in=tuple(viewer.personas)):
        picture = picture_of(row)
        waits = "It waits for a person to look at it" if row.held_on else ""
        facts = (("What it shows", picture.alt), ("Notes", _labels(known, picture.notes)), ("Now", waits))
        values = {"alt": picture.alt, "notes": list(known.keys(picture.notes)), "waits": bool(waits)}
        yield Entry(facts=facts, photos=_photos((picture,)), values=values)


def _draft(draft: KeptDraft) -> Entry:
    title, body = (str(draft.fields.get(name, "")) for name in ("title", "body"))
    facts = (("What it was to be", WHAT[draft.subject.kind]), ("Kept on", f"{draft.day:%-d %B %Y}"))
    subject = {"kind": draft.subject.kind.value, "id": draft.subject.id, "under": draft.subject.under}
    values = {"about": subject, "day": draft.day.isoformat(), "fields": draft.fields}
    return Entry(title=title, facts=facts, text=body, values=values)


def _some(rows: "QuerySet[R]", whole: Callable) -> Iterator[R]:
    """Yield `rows` as they stand in a list, newest first, a few in memory at a time."""
    ids = list(rows.order_by("-hour", "-id").values_list("id", flat=True))
    for start in range(0, len(ids), _SOME):
        found = whole(rows).in_bulk(ids[start : start + _SOME])
        yield from (found[number] for number in ids[start : start + _SOME] if number in found)


def _said(row: Story | Reply, story: Story, viewer: Person) -> Wording:
    try:
        return wording.take(row, story, viewer)
    except NotFound:
        return NO_WORDS  # sealed with the key of a circle they left


def _facts(viewer: Person, known: Notes, row: Story | Reply) -> dict[str, str]:
    alone = "anonymously, as " if policy.is_anonymous(viewer, row) else ""
    return {
        "Written": f"{alone}{row.persona.name}",
        "On": f"{row.hour:%-d %B %Y}",
        "Changed on": f"{row.edited_on:%-d %B %Y}" if row.edited_on else "",
        "Notes": _labels(known, row.notes),
        "Now": state_of(row),
    }


def _values(viewer: Person, known: Notes, row: Story | Reply, words: Wording) -> dict:
    return {
        "opens": words != NO_WORDS,
        "text": prose.show_mentions(words.source, _names(words.source)),
        "written_as": row.persona.name,
        "anonymous": policy.is_anonymous(viewer, row),
        "hour": row.hour.isoformat(),
        "edited_on": row.edited_on.isoformat() if row.edited_on else None,
        "notes": list(known.keys(row.notes)),
        "state": state_of(row),
    }


def _entry(words: Wording, title: str, facts: dict[str, str], values: dict) -> Entry:
    html = tuple(part for _, part in words.parts)
    name = _names("".join(html))
    shown = tuple(prose.show_mentions(part, lambda persona: escape(name(persona))) for part in html)
    closed = CIRCLE_LEFT if words == NO_WORDS else ""
    return Entry(title, tuple(facts.items()), shown, closed, photos=_photos(words.pictures), values=values)


def _names(text: str) -> Callable[[int], str]:
    mentioned = prose.mentioned(text)
    return name_mention(faces(mentioned) if mentioned else {})


def _photos(pictures: tuple[Picture, ...]) -> tuple[Photo, ...]:
    drawn = drawn_photos(picture.id for picture in pictures)
    return tuple(Photo(_reader(picture, drawn.get(picture.id)), picture.alt, picture.line) for picture in pictures)


def _reader(picture: Picture, drawn: tuple | None) -> Callable[[], bytes | None]:
    if drawn is None:
        return lambda: None
    return lambda: photo_file(picture.id, picture.key, drawn[0][-1], "jpeg")


def _labels(known: Notes, mask: int) -> str:
    return ", ".join(note.label for note in known.of(mask))
