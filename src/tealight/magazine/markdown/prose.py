"""Prose of an article: any HTML, as the few safe tags of the editors' rich text, in one form for one meaning.

Bold, italic, lists, links and line breaks stay; of everything else the words stay. Links lead to the web, to this
place or to a telephone: what a script could hide in an address does not get through.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from tealight.magazine.link_rule import may_lead

_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_LISTS = frozenset({"ul", "ol"})
#: what ends a paragraph, known or not
_BLOCKS = frozenset(["address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr"])  # fmt: skip
#: whose words are nobody's words
_SILENT = frozenset({"script", "style", "template", "head", "title"})
_SPACES = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. "\n" alone is a line break."""

    words: str
    marks: frozenset[str] = frozenset()
    href: str = ""


@dataclass(slots=True)
class Item:
    """One thing of a list, and lists inside it."""

    runs: list[Run] = field(default_factory=list)
    lists: list["Listed"] = field(default_factory=list)


@dataclass(slots=True)
class Listed:
    """A list; `kind` is "ul" or "ol"."""

    kind: str
    items: list[Item] = field(default_factory=list)


#: a paragraph is its runs
Piece = list[Run] | Listed


def clean(words: str) -> str:
    """Return `words` without what no page can show: control characters but line breaks, halves of characters."""
    return "".join(one for one in words if one in "\n\t" or _shows(one))


def one_line(words: str) -> str:
    """Return `words` on one line, with single spaces."""
    return _SPACES.sub(" ", clean(_SPACES.sub(" ", words))).strip()


def pieces_of(html: str) -> list[Piece]:
    """Return the paragraphs and lists of any `html`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader.pieces


def tidy(html: str) -> str:
    """Return any `html` as safe HTML of the editors' tags. Tidied again, it stays as it is."""
    return html_of(pieces_of(html))


def html_of(pieces: list[Piece]) -> str:
    """Return the HTML of `pieces`."""
    return "".join(_list(piece) if isinstance(piece, Listed) else f"<p>{_inline(piece)}</p>" for piece in pieces)


def _shows(one: str) -> bool:
    return unicodedata.category(one) not in {"Cc", "Cs"} and not (ord(one) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(one) <= 0xFDEF)


def _list(listed: Listed) -> str:
    items = (f"<li>{_inline(item.runs)}{''.join(map(_list, item.lists))}</li>" for item in listed.items)
    return f"<{listed.kind}>{''.join(items)}</{listed.kind}>"


def _inline(runs: list[Run]) -> str:
    html = ""
    for href, linked in groupby(runs, lambda run: run.href):
        said = ""
        for bold, loud in groupby(linked, lambda run: "b" in run.marks):
            words = "".join(_words(run) for run in loud)
            said += f"<b>{words}</b>" if bold else words
        html += f'<a href="{escape(href)}">{said}</a>' if href else said
    return html


def _words(run: Run) -> str:
    words = escape(run.words, quote=False).replace("\n", "<br/>")
    return f"<i>{words}</i>" if "i" in run.marks else words


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.runs: list[Run] = []
        self.marks: list[str] = []
        self.href = ""
        self.silent = 0
        self.open: list[Listed] = []

    def handle_starttag(self, tag, attrs):
        if tag in _SILENT:
            self.silent += 1
        elif tag in _MARKS:
            self.marks.append(_MARKS[tag])
        elif tag == "a":
            href = clean(dict(attrs).get("href") or "").strip()
            self.href = href if may_lead(href) else ""
        elif tag == "br":
            self.runs.append(Run("\n"))
        elif tag in _LISTS:
            self._begin_list(tag)
        elif tag == "li" and self.open:
            self._end_item()
            self.open[-1].items.append(Item())
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag):
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _MARKS and _MARKS[tag] in self.marks:
            self.marks.remove(_MARKS[tag])
        elif tag == "a":
            self.href = ""
        elif tag in _LISTS and self.open:
            self._end_list()
        elif tag == "li" and self.open:
            self._end_item()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data):
        words = clean(_SPACES.sub(" ", data))
        if words and not self.silent:
            self.runs.append(Run(words, frozenset(self.marks), self.href))

    def end_paragraph(self):
        """End whatever is open."""
        while self.open:
            self._end_list()
        if runs := settled(self.runs):
            self.pieces.append(runs)
        self.runs = []

    def _break(self):
        # a paragraph inside a list is a line of its item
        if self.open:
            self.runs.append(Run("\n"))
        else:
            self.end_paragraph()

    def _begin_list(self, kind):
        if self.open:
            self._end_item()
        else:
            self.end_paragraph()
        self.open.append(Listed(kind))

    def _end_item(self):
        runs, self.runs = settled(self.runs), []
        if not runs:
            return
        items = self.open[-1].items
        if not items or items[-1].lists:
            items.append(Item())  # words after an inner list, or outside any item: a thing of their own
        items[-1].runs = settled([*items[-1].runs, Run("\n"), *runs])

    def _end_list(self):
        self._end_item()
        listed = self.open.pop()
        listed.items = _worth(listed.items)
        if not listed.items:
            return
        if not self.open:
            self.pieces.append(listed)
            return
        items = self.open[-1].items
        if not items:
            items.append(Item())
        items[-1].lists.append(listed)


def _worth(items: list[Item]) -> list[Item]:
    """Return `items` without empty ones; what hangs below an empty one stands in its place."""
    found: list[Item] = []
    for item in items:
        if item.runs:
            found.append(item)
        else:
            found.extend(inner for listed in item.lists for inner in listed.items)
    return found


def settled(runs: list[Run]) -> list[Run]:
    """Return `runs` in their one form: spaces single, no look on a space at an edge or on a line break, neighbours joined."""
    letters = [(one, run.marks, run.href) for run in runs for one in run.words]
    letters = _single_spaced(letters)
    looks = [(one, *_look(letters, at)) for at, (one, _, _) in enumerate(letters)]
    joined = []
    for (marks, href, is_break), group in groupby(looks, lambda one: (one[1], one[2], one[0] == "\n")):
        words = "".join(one[0] for one in group)
        joined.append(Run(words, frozenset() if is_break else marks, href))
    return joined


def _single_spaced(letters: list[tuple]) -> list[tuple]:
    kept: list[tuple] = []
    for letter in letters:
        if letter[0] == " " and kept and kept[-1][0] in " \n":
            continue
        if letter[0] == "\n":
            while kept and kept[-1][0].isspace():
                kept.pop()
        kept.append(letter)
    while kept and kept[-1][0].isspace():
        kept.pop()
    first = next((at for at, letter in enumerate(kept) if not letter[0].isspace()), len(kept))
    return kept[first:]


def _look(letters: list[tuple], at: int) -> tuple[frozenset[str], str]:
    """Return the look of a letter; a space has what the letters on both its sides share."""
    one, marks, href = letters[at]
    if one == "\n":
        return frozenset(), ""
    if not one.isspace():
        return marks, href
    left, right = at, at
    while left > 0 and letters[left][0].isspace():
        left -= 1
    while right < len(letters) - 1 and letters[right][0].isspace():
        right += 1
    crossed = any(letters[between][0] == "\n" for between in range(left, right))
    if crossed or not letters[left][2] == letters[right][2] == href:
        return frozenset(), ""
    return letters[left][1] & letters[right][1] & marks, href
