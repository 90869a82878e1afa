"""Members' words: a small Markdown subset, rendered and sanitised once, on write.

A text is a list of parts. A part is one or more paragraphs that carry the same
content notes; a note on one paragraph is written on a line of its own above it:

    [note: physical-detail]

so that it works without script, survives copying, and can be read aloud.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt

#: The longest text a person can share, in characters: a long chapter of a book.
LONGEST = 40_000

_NOTE_LINE = re.compile(r"^[ \t]*\[note:\s*([^\]\n]{1,80})\][ \t]*$", re.IGNORECASE)
#: A mention as stored: the persona's id, never the name, so that a changed pen
#: name is not given away by what others wrote before.
_MENTION = re.compile(r"@\[(\d{1,16})\]")
#: An @ that calls someone; inside an address it is part of the address.
_CALL = r"(?<![\w/.:@])@"
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_TAGS = {"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "a"}
_MARKDOWN = (
    MarkdownIt("zero", {"breaks": True, "html": False, "linkify": False})
    .enable(["emphasis", "blockquote", "list", "link", "newline", "escape", "entity"])
)


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive paragraphs with the same notes: note keys, and safe HTML."""

    notes: tuple[str, ...]
    html: str


def tidy(source: str) -> str:
    """Return `source` with one kind of line end and no control characters.

    Null bytes are dropped: PostgreSQL refuses them and no reader can see them.
    """
    return _CONTROL.sub("", source.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")


def render(source: str) -> tuple[Part, ...]:
    """Return the parts of `source`, in order, as sanitised HTML.

    Headings, images, code, tables and raw HTML stay plain text. Links keep only
    http and https addresses and tell the other side nothing.
    """
    parts: list[Part] = []
    for notes, text in _pieces(tidy(source)):
        html = _safe(_MARKDOWN.render(text))
        if not html:
            continue
        if parts and parts[-1].notes == notes:
            parts[-1] = Part(notes, parts[-1].html + html)
        else:
            parts.append(Part(notes, html))
    return tuple(parts)


def _pieces(source: str) -> list[tuple[tuple[str, ...], str]]:
    """Split into runs of text, each with the notes that stand above it.

    A note holds until the next blank line: it belongs to one paragraph.
    """
    pieces: list[tuple[tuple[str, ...], list[str]]] = [((), [])]
    waiting: tuple[str, ...] = ()
    for line in source.split("\n"):
        found = _NOTE_LINE.match(line)
        if found:
            waiting = (*waiting, note_key(found[1]))
            continue
        if waiting and line.strip():
            pieces.append((waiting, [line]))
            waiting = ()
        elif not line.strip() and pieces[-1][0]:
            pieces.append(((), []))
        else:
            pieces[-1][1].append(line)
    return [(notes, "\n".join(lines)) for notes, lines in pieces]


def note_key(words: str) -> str:
    """Return the key of a note written as words: "Physical detail" -> physical-detail."""
    return re.sub(r"[^a-z0-9]+", "-", words.strip().lower()).strip("-")


def _safe(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="nofollow ugc noopener noreferrer",
    ).strip()


def bind_mentions(source: str, found: Mapping[str, int]) -> str:
    """Return `source` with each "@Pen Name" of `found` stored as its persona id.

    `found` maps a pen name as written to a persona id; the longest name wins. An
    id typed by hand loses its meaning: only names call people, so that nobody
    can be called, or shown, by the number of a face made for another story.
    """
    source = _MENTION.sub(r"@ [\1]", source)
    for name in sorted(found, key=len, reverse=True):
        called = rf"{_CALL}{re.escape(name)}(?!\w)"
        source = re.sub(called, f"@[{found[name]}]", source, flags=re.IGNORECASE)
    return source


def candidate_names(source: str, most: int = 20) -> list[str]:
    """Return what might be pen names after an @: one to four words each.

    Each is given as written and, where something follows the name, without it:
    "@Ben Harrow's" calls Ben Harrow.
    """
    names: list[str] = []
    for match in re.finditer(rf"{_CALL}([\w'’.-]+(?:[ ][\w'’.-]+){{0,3}})", source):
        words = match[1].split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count]).rstrip(".,'’-")
            names += [name, _POSSESSIVE.sub("", name)]
    return list(dict.fromkeys(names))[: most * 4]


def mentioned(text: str) -> list[int]:
    """Return the persona ids mentioned in a stored source or its HTML."""
    return list(dict.fromkeys(int(number) for number in _MENTION.findall(text)))


def show_mentions(text: str, show: Callable[[int], str]) -> str:
    """Return `text` with each stored mention replaced by `show(persona id)`."""
    return _MENTION.sub(lambda match: show(int(match[1])), text)


def plain(html: str) -> str:
    """Return the words of sanitised `html` alone, for an excerpt."""
    words = re.sub(r"</(p|li|blockquote)>|<br ?/?>", " ", html)
    words = nh3.clean(words, tags=set())
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&nbsp;", " ")):
        words = words.replace(entity, sign)
    return re.sub(r"\s+", " ", words).strip()


def excerpt(parts: tuple[Part, ...], most: int = 180) -> str:
    """Return the first words of what carries no note, cut at a word."""
    words = plain(" ".join(part.html for part in parts if not part.notes))
    words = _MENTION.sub("someone", words)
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(" ,;:.—–-") + "…"
