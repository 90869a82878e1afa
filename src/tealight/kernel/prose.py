"""Members' words: a small Markdown subset, rendered and sanitised once, on write.

A text is a list of paragraphs; a list or a quote counts as one. A note on one
paragraph is written on a line of its own above it:

    [note: physical-detail]

so that it works without script, survives copying, and can be read aloud. Which
notes exist is the caller's to say: `known` maps a note as written to its key, and
a line that names none of them stays what it is, words.
"""

import html as entities
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import nh3
from markdown_it import MarkdownIt

#: The longest text a person can share, in characters: a long chapter of a book.
LONGEST = 40_000

_NOTE_LINE = re.compile(r"^[ \t]*\[note:\s*([^\]\n]{1,80})\][ \t]*$", re.IGNORECASE)
#: A mention as stored: the persona's id, never the name, so that a changed pen
#: name is not given away by what others wrote before.
_MENTION = re.compile(r"@\[([0-9]{1,16})\]")
#: An @ that calls someone; inside an address it is part of the address.
_CALL = r"(?<![\w/.:@])@"
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
#: A mention on its way through Markdown, between two signs `tidy` lets nobody type.
_CARRIED = re.compile("\ufdd0([0-9]{1,16})\ufdd1")
#: Control characters, halves of characters, and signs kept for use inside programs.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_LINK = re.compile(r"<a ([^>]*)>(.*?)</a>", re.DOTALL)
_WEB = ("http://", "https://")
#: quotes in quotes, lists in lists: deeper than this, marks are shown as they were typed
_DEEPEST = 20

_NO_NOTES: Mapping[str, str] = MappingProxyType({})
_TAGS = {"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "a"}
_ATTRIBUTES = {"*": set(), "a": {"href"}, "ol": {"start"}}
_MARKDOWN = MarkdownIt(
    "zero", {"breaks": True, "html": False, "linkify": False, "maxNesting": _DEEPEST}
).enable(["emphasis", "blockquote", "list", "link", "newline", "escape", "entity"])
_MARKDOWN.validateLink = lambda address: address.lower().startswith(_WEB)


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive paragraphs with the same notes: note keys, and safe HTML."""

    notes: tuple[str, ...]
    html: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, list or quote: its notes, safe HTML, and the line it begins on."""

    notes: tuple[str, ...]
    html: str
    line: int


def tidy(source: str) -> str:
    """Return `source` with one kind of line end and nothing nobody can see.

    Null bytes and halves of characters are refused by databases; a typed
    direction mark or joiner stays, since Arabic, Hebrew and emoji need them.
    """
    return without_unseen(_LINE_END.sub("\n", source)).strip("\n")


def without_unseen(text: str) -> str:
    """Return `text` without signs nobody can see and no page or table may hold."""
    return _UNSEEN.sub("", text)


def has_words(text: str) -> bool:
    """Return whether there is anything in `text` that can be seen: a dot is enough."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


def paragraphs(source: str, known: Mapping[str, str] = _NO_NOTES) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `source`, in order, as sanitised HTML.

    Headings, images, code, tables and raw HTML stay plain text. Links keep only
    http and https addresses and tell the other side nothing.
    """
    return tuple(_paragraphs(tidy(source).split("\n"), known))


def render(source: str, known: Mapping[str, str] = _NO_NOTES) -> tuple[Part, ...]:
    """Return `source` as parts: paragraphs in order, joined where notes are the same."""
    parts: list[Part] = []
    for paragraph in paragraphs(source, known):
        if parts and parts[-1].notes == paragraph.notes:
            parts[-1] = Part(paragraph.notes, f"{parts[-1].html}\n{paragraph.html}")
        else:
            parts.append(Part(paragraph.notes, paragraph.html))
    return tuple(parts)


def note_paragraphs(
    source: str, chosen: Mapping[int, Iterable[str]], known: Mapping[str, str]
) -> str:
    """Return `source` with the notes of some paragraphs changed, and nothing else.

    `chosen` maps a paragraph's place, as in `paragraphs`, to all its notes' keys.
    """
    lines = tidy(source).split("\n")
    found = tuple(_paragraphs(lines, known))
    before: dict[int, list[str]] = {}
    dropped: set[int] = set()
    for index, keys in chosen.items():
        if not 0 <= index < len(found):
            continue
        line = found[index].line
        # What stands above keeps its distance when the note between them goes.
        above = list(_lines_above(lines, line, known))
        dropped.update(above)
        gap = [""] if above and min(above) > 0 and lines[min(above) - 1].strip() else []
        before[line] = gap + [f"[note: {key}]" for key in dict.fromkeys(keys)]
    written: list[str] = []
    for number, line in enumerate(lines):
        written += before.get(number, [])
        if number not in dropped:
            written.append(line)
    return "\n".join(written)


def noted(source: str, known: Mapping[str, str]) -> set[str]:
    """Return the keys of the notes written above paragraphs of `source`."""
    return {key for line in tidy(source).split("\n") if (key := _note_on(line, known))}


def note_key(words: str) -> str:
    """Return the key of a note written as words: "Physical detail" -> physical-detail."""
    return re.sub(r"[^a-z0-9]+", "-", words.strip().lower()).strip("-")


def _note_on(line: str, known: Mapping[str, str]) -> str | None:
    found = _NOTE_LINE.match(line)
    return known.get(note_key(found[1])) if found else None


def _lines_above(lines: list[str], line: int, known: Mapping[str, str]) -> Iterator[int]:
    """Yield the numbers of the note lines that stand above the paragraph at `line`."""
    for number in range(line - 1, -1, -1):
        if _note_on(lines[number], known):
            yield number
        elif lines[number].strip():
            return


def _paragraphs(lines: list[str], known: Mapping[str, str]) -> Iterator[Paragraph]:
    """Cut at note lines; the first paragraph after one carries it, whole."""
    notes: tuple[str, ...] = ()
    start = 0
    for number in range(len(lines) + 1):
        key = _note_on(lines[number], known) if number < len(lines) else None
        if key is None and number < len(lines):
            continue
        if any(line.strip() for line in lines[start:number]):
            for html, offset in _blocks("\n".join(lines[start:number])):
                yield Paragraph(notes, html, start + offset)
                notes = ()
            notes = ()
        if key is not None and key not in notes:
            notes = (*notes, key)
        start = number + 1


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """Yield each top-level block of `text` as safe HTML, and the line it begins on."""
    text = _MENTION.sub("\ufdd0\\1\ufdd1", text)
    tokens = _MARKDOWN.parse(text)
    begin = 0
    for end, token in enumerate(tokens, start=1):
        if token.level == 0 and token.nesting <= 0:
            first, last = tokens[begin].map
            html = _MARKDOWN.renderer.render(tokens[begin:end], _MARKDOWN.options, {})
            if max(inner.level for inner in tokens[begin:end]) >= _DEEPEST - 1:
                # Markdown gives up at this depth and would drop what stands there.
                html = _as_typed(text.split("\n")[first:last])
            if html := _safe(html):
                yield html, first
            begin = end


def _as_typed(lines: list[str]) -> str:
    return "<p>" + "<br>\n".join(entities.escape(line, quote=False) for line in lines) + "</p>"


def _safe(html: str) -> str:
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="nofollow ugc noopener noreferrer",
    ).strip()
    return _bare_mentions(clean)


def _bare_mentions(html: str) -> str:
    """Put carried mentions back, and break whatever only looks like one.

    Otherwise "@\\[7]" would name any persona by its number, one that is anonymous
    in another story too. A mention becomes a link itself, so none is round it.
    """
    html = _LINK.sub(_link_or_words, _break(html))
    return _CARRIED.sub(r"@[\1]", html)


def _link_or_words(link: re.Match[str]) -> str:
    attributes, words = link.groups()
    leads_somewhere = attributes.lower().startswith('href="http')
    return link[0] if leads_somewhere and not _CARRIED.search(words) else words


def _break(text: str) -> str:
    """Return `text` with nothing left that reads as a stored mention; it looks the same."""
    return _MENTION.sub("@\u2060[\\1]", text)


def bind_mentions(source: str, found: Mapping[str, int]) -> str:
    """Return `source` with each "@Pen Name" of `found` stored as its persona id.

    `found` maps a pen name as written to a persona id; the longest name wins. An
    id typed by hand loses its meaning: only names call people, so that nobody
    can be called, or shown, by the number of a face made for another story.
    """
    source = _break(source)
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
    return list(dict.fromkeys(name for name in names if name))[: most * 4]


def source_of(html: str) -> str | None:
    """Return the source that plain paragraphs of safe `html` were written as; None where it takes more to tell.

    Whoever keeps the HTML alone must have seen that this gives their source back, and
    a later version must give it back as well: people's words hang on it.
    """
    text = html.removeprefix("<p>").removesuffix("</p>").replace("</p>\n<p>", "\n\n").replace("<br>\n", "\n")
    return None if "<" in text else entities.unescape(text)


def mentioned(text: str) -> list[int]:
    """Return the persona ids mentioned in a stored source or its HTML."""
    return list(dict.fromkeys(int(number) for number in _MENTION.findall(text))) if "@[" in text else []


def show_mentions(text: str, show: Callable[[int], str]) -> str:
    """Return `text` with each stored mention replaced by `show(persona id)`."""
    return _MENTION.sub(lambda match: show(int(match[1])), text) if "@[" in text else text


def plain(html: str) -> str:
    """Return the words of sanitised `html` alone, for an excerpt; mentions as they are stored.

    Without its tags "@<em>[7]</em>" would read as a mention; only what was one stays one.
    """
    words = re.sub(r"</(p|li|blockquote)>|<br ?/?>", " ", _MENTION.sub("\ufdd0\\1\ufdd1", html))
    words = _break(entities.unescape(nh3.clean(words, tags=set())))
    return re.sub(r"\s+", " ", _CARRIED.sub(r"@[\1]", words)).strip()


def excerpt(parts: tuple[Part, ...], most: int = 180) -> str:
    """Return the first words of what carries no note, cut at a word; mentions as they are stored."""
    words = plain(" ".join(part.html for part in parts if not part.notes))
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(" ,;:.—–-") + "…"
