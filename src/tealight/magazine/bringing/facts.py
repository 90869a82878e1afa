"""What an export held, in our words."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

#: an export larger than this is taken in parts: all of it is in memory at once
LARGEST_FILE = 100 * 1024 * 1024
#: of one article
LARGEST_TEXT = 2 * 1024 * 1024
#: an article of another day was dated by no clock of a website
_YEARS = range(1980, 2101)
#: halves of characters, which no file can hold, and what a screen does something at
_UNSAID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Unreadable(Exception):
    """The file is no export we can read; the message is a sentence for whoever brought it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture the text shows: its path on the old site, and what was said of it."""

    name: str
    alt: str = ""
    caption: str = ""


#: a block of an article and what it holds; of a picture, a `Picture`
Piece = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Brought:
    """An article of another site. `number` is what it was called there; `old_paths` where it was read, as they are kept."""

    number: str
    slug: str
    title: str
    standfirst: str
    author: str
    category: str
    topics: tuple[str, ...]
    published_on: date | None
    changed_on: date | None
    was_published: bool
    pieces: tuple[Piece, ...]
    old_paths: tuple[str, ...] = ()

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of its pictures, each once."""
        return tuple(dict.fromkeys(piece.name for _, piece in self.pieces if isinstance(piece, Picture)))


@dataclass(frozen=True, slots=True)
class Shipment:
    """A whole export: where it came from, its articles, and what was left behind, counted by a phrase."""

    source: str
    articles: tuple[Brought, ...]
    left: Counter = field(default_factory=Counter)


def decoded(content: bytes) -> str:
    """Return the file's text; Unreadable if it is too large, or not UTF-8."""
    if len(content) > LARGEST_FILE:
        raise Unreadable("The file is larger than 100 MB. Export it in parts.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unreadable(f"The file is not UTF-8 text (byte {fault.start:,}). Export it again, and do not open it in between.") from None


def distinct(articles: Iterable[Brought], left: Counter) -> tuple[Brought, ...]:
    """Return `articles` without those of no number, or of another's: such a one could not be told from what is here."""
    found: dict[str, Brought] = {}
    for article in articles:
        if article.number and article.number not in found:
            found[article.number] = article
        else:
            left["articles without a number of their own"] += 1
    return tuple(found.values())


def sayable(words: str) -> str:
    """Return `words` without what can be neither kept nor shown."""
    return _UNSAID.sub("", words)


def day_of(words: str) -> date | None:
    """Return the day a moment in ISO 8601 begins with; None if there is none, or none that an article has."""
    try:
        day = date.fromisoformat(words[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def shortened(words: str, most: int) -> str:
    """Return `words` with single spaces, cut between words where they are too many."""
    words = " ".join(sayable(words).split())
    return words if len(words) <= most else words[: most - 2].rsplit(" ", 1)[0] + " …"
