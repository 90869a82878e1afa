"""An article's text as sentences, each knowing where it stands. Pure: no database, no template."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

#: a sentence ends here, unless what ends is one of the words below
_END = re.compile(r"([.!?…]+[\"”’')\]]*)\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_NOT_AN_END = re.compile(r"(?:^|[\s(“‘])(?:dr|mr|mrs|ms|mx|st|prof|no|vs|e\.g|i\.e|etc|approx|fig|a\.m|p\.m|[A-Z])\.$", re.IGNORECASE)
_BREAK = re.compile(r"(<li\b[^>]*>)|</?(?:p|ul|ol|h[1-6]|div|blockquote|br)\b[^>]*>|</li>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words as they stand in the text, and where they stand."""

    text: str
    #: of the whole article, from 0
    number: int
    #: of the paragraph it stands in; two of one paragraph that follow each other are read together
    paragraph: int
    #: in its paragraph, from 0
    position: int
    #: of the paragraphs under one heading, from 0
    under_heading: int
    section: int
    heading: str
    #: text | item | facts | callout | folded
    kind: str
    #: id of the block, which is where the full text shows it
    block: str


def split(paragraph: str) -> list[str]:
    """Return the sentences of `paragraph`, in order; joined by single spaces they are the paragraph again."""
    said = _SPACE.sub(" ", paragraph).strip()
    found, begun = [], 0
    for end in _END.finditer(said):
        if _NOT_AN_END.search(said[begun : end.end(1)]):
            continue
        found.append(said[begun : end.end(1)])
        begun = end.end()
    return [*found, said[begun:]] if said[begun:] else found


def paragraphs(html: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of each paragraph and list item of safe HTML, and whether it is an item."""
    words, is_item, at = "", False, 0
    for stop in _BREAK.finditer(html):
        words += html[at : stop.start()]
        if said := plain_words(words):
            yield said, is_item
        words, at = "", stop.end()
        is_item = bool(stop.group(1))
    if said := plain_words(words + html[at:]):
        yield said, is_item


def plain_words(html: str) -> str:
    """Return the words of inline HTML with single spaces: a bold word and the comma after it stay together."""
    return _SPACE.sub(" ", unescape(_TAG.sub("", html))).strip()


def sentences_of(body: Iterable[dict]) -> list[Sentence]:
    """Return the sentences of `body`, a stream as Wagtail keeps it: [{"type", "value", "id"}, …].

    Left aside are the words of somebody quoted, tables, pictures, and whatever stands under a content note: a point
    drawn from that would be read by those who leave the note out.
    """
    found: list[Sentence] = []
    heading, section, paragraph, under = "", 0, 0, 0
    for block in body:
        kind, value, name = block["type"], block["value"], block.get("id") or ""
        if kind in {"heading", "subheading"}:
            heading, section, under = str(value), section + 1, 0
            continue
        for said, as_kind, title in _said(kind, value):
            for position, text in enumerate(split(said)):
                found.append(Sentence(text, len(found), paragraph, position, under, section, title or heading, as_kind, name))
            paragraph, under = paragraph + 1, under + 1
    return found


def _said(kind: str, value) -> Iterator[tuple[str, str, str]]:
    """Yield (paragraph, kind, heading of its own) of one block."""
    if kind == "facts":
        for fact in value:
            yield (fact["value"] if isinstance(fact, dict) else str(fact)), "facts", ""
    elif kind == "text":
        yield from ((said, "item" if is_item else "text", "") for said, is_item in paragraphs(str(value)))
    elif kind in {"callout", "folded"} and not value.get("notes"):
        yield from ((said, kind, value["title"]) for said, _ in paragraphs(str(value["text"])))
