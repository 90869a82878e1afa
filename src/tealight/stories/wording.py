"""Put words into a row and take them out: open or sealed, never both.

Only-me words and everything withdrawn are sealed with the author's keys; circle
words with the circle's key, which its people carry in their own sealed records.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from tealight.groups.keys import circle_keys
from tealight.kernel import prose
from tealight.kernel.crypto import Keys
from tealight.kernel.prose import Part
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories.models import Audience, Reply, Story


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo among the words: what it shows, for those who cannot see it; a line under it; its notes.

    `key` (hex) opens its files and stands nowhere else. `width` and `height` are pixels.
    """

    id: int
    key: str = field(repr=False)
    alt: str
    line: str
    notes: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a story or a reply, ready to read, and the photos among them.

    `parts` are (mask of notes, safe HTML); mentions stand as "@[persona id]".
    """

    title: str
    source: str
    parts: tuple[tuple[int, str], ...]
    excerpt: str
    pictures: tuple[Picture, ...] = ()


NO_WORDS = Wording("", "", (), "")


_ADDRESS = re.compile(r"""(?<=href=")[^"]+|(?<!href=")(?:https?:|\bwww\.)[^\s<"]*""", re.IGNORECASE)


def links_in(parts: Iterable) -> set[str]:
    """Return the addresses in rendered `parts`, each once, whether they can be pressed or only read."""
    return {address.rstrip(".,;:!?)") for _, html in parts for address in _ADDRESS.findall(html)}


def as_written(notes: Notes) -> dict[str, str]:
    """Return each way a note may be written above a paragraph -> its key.

    By its key, or in the words people see: "[note: Suicide or self-harm]".
    """
    labels = {prose.note_key(note.label): note.key for note in notes.all}
    return labels | {note.key: note.key for note in notes.all}


def word(title: str, source: str, notes: Notes) -> Wording:
    """Render `source` once, here, for every later reading."""
    parts: tuple[Part, ...] = prose.render(source, as_written(notes))
    return Wording(
        title=" ".join(prose.tidy(title).split()),
        source=prose.tidy(source),
        parts=tuple((notes.mask(part.notes), part.html) for part in parts),
        excerpt=prose.excerpt(parts),
    )


def _keys_for(viewer: Viewer, story: Story, withdrawn: bool) -> Keys:
    """Return the keys the words of `story`, or of its replies, are sealed with."""
    if not isinstance(viewer, Person):
        raise NotFound
    if withdrawn or story.audience == Audience.ME:
        return viewer.keys
    secret = viewer.circles.get(story.circle_id)
    if secret is None:
        raise NotFound
    return circle_keys(story.circle_id, secret)


def put(thing: Story | Reply, story: Story, words: Wording, viewer: Person) -> None:
    """Put `words` into `thing`, sealed where its audience is private."""
    private = thing.withdrawn_on or story.audience in (Audience.ME, Audience.CIRCLE)
    if private:
        keys = _keys_for(viewer, story, bool(thing.withdrawn_on))
        field = thing._meta.get_field("sealed")
        thing.sealed = field.seal_json(keys, thing.id, _as_json(words))
        thing.source, thing.parts, thing.pictures = "", [], []
    else:
        thing.sealed = None
        thing.source, thing.parts = source_to_keep(words), [list(part) for part in words.parts]
        thing.pictures = [asdict(picture) for picture in words.pictures]
    if isinstance(thing, Story):
        thing.title = "" if private else words.title
        thing.excerpt = "" if private else words.excerpt


#: stands in a kept source where a part tells the words; no text of a person holds it (prose.tidy)
_HERE = "\ufdd2"


def source_to_keep(words: Wording) -> str:
    """Return what a row keeps of the source beside its parts: only what they do not tell themselves.

    Plain paragraphs tell all of it, and nothing is kept; a place is a third smaller.
    """
    kept, at = "", 0
    for told in _told(words.parts):
        start = words.source.find(told, at)
        if start < 0:
            return words.source
        kept, at = f"{kept}{words.source[at:start]}{_HERE}", start + len(told)
    kept += words.source[at:]
    kept = "" if kept == _HERE else kept
    return kept if _whole(kept, words.parts) == words.source else words.source


def _whole(kept: str, parts: Iterable[tuple[int, str]]) -> str:
    """Return the source of which `kept` is what the parts do not tell."""
    if kept and _HERE not in kept:
        return kept
    told = iter(_told(parts))
    return "".join(next(told, "") if sign == _HERE else sign for sign in kept or _HERE)


def _told(parts: Iterable[tuple[int, str]]) -> list[str]:
    """Return the source of each part that is plain paragraphs."""
    return [told for told in (prose.source_of(html) for _, html in parts) if told]


def take(thing: Story | Reply, story: Story, viewer: Viewer) -> Wording:
    """Return the words of `thing`, opened for `viewer`; NotFound if not theirs to open."""
    if thing.sealed is None:
        return Wording(
            title=getattr(thing, "title", ""),
            source=_whole(thing.source, thing.parts),
            parts=tuple((mask, html) for mask, html in thing.parts),
            excerpt=getattr(thing, "excerpt", ""),
            pictures=_pictures(thing.pictures),
        )
    keys = _keys_for(viewer, story, bool(thing.withdrawn_on))
    return _from_json(thing.sealed.open_json(keys, thing.id))


def to_read(thing: Story | Reply, story: Story, viewer: Viewer) -> Wording:
    """Return what a page shows of `thing`; its source, as large again, is neither read nor given."""
    if thing.sealed is None:
        pictures = _pictures(thing.pictures) if thing.pictures else ()
        return Wording(getattr(thing, "title", ""), "", tuple(map(tuple, thing.parts)), "", pictures)
    return take(thing, story, viewer)


def so_far(thing: Story | Reply) -> Wording:
    """Return what members could read of `thing` until now: nothing where it waits or is sealed. Without its source."""
    if thing.held_on or thing.sealed is not None:
        return NO_WORDS
    return Wording(getattr(thing, "title", ""), "", tuple(map(tuple, thing.parts)), "", _pictures(thing.pictures))


def heading(story: Story, viewer: Viewer) -> tuple[str, str]:
    """Return the title and excerpt of `story`, for a list that never reads whole texts."""
    if story.sealed is None:
        return story.title, story.excerpt
    words = take(story, story, viewer)
    return words.title, words.excerpt


def mark(thing: Story | Reply, words: Wording, viewer: Person) -> str:
    """Return a short sign of what `thing` says now, to tell whether it was changed since."""
    return marks(thing, words, viewer)[0]


def marks(thing: Story | Reply, words: Wording, viewer: Person) -> list[str]:
    """Return the signs a page may have for what `thing` says now: keys may have been made anew since it was sent."""
    chosen = [getattr(thing, name, None) for name in ("audience", "group_id", "need", "notes")]
    shown = [[picture.id, picture.alt, picture.line, picture.notes] for picture in words.pictures]
    said = json.dumps([words.title, words.source, chosen, *([shown] if shown else [])]).encode()
    return [tag[:12].hex() for tag in viewer.keys.tags("words-mark/v1", said)]


def _as_json(words: Wording) -> dict[str, Any]:
    return {
        "title": words.title,
        "source": words.source,
        "parts": [list(part) for part in words.parts],
        "excerpt": words.excerpt,
        "pictures": [asdict(picture) for picture in words.pictures],
    }


def _from_json(stored: dict[str, Any]) -> Wording:
    parts = tuple((mask, html) for mask, html in stored["parts"])
    pictures = _pictures(stored.get("pictures", ()))  # words sealed before there were photos have none
    return Wording(stored["title"], stored["source"], parts, stored["excerpt"], pictures)


def _pictures(stored: Iterable[dict[str, Any]]) -> tuple[Picture, ...]:
    return tuple(Picture(**facts) for facts in stored)
