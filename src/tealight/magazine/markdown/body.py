"""The text of an article: blocks as StreamField takes them raw, from Markdown and back."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tealight.magazine.markdown.prose import html_of, one_line, pieces_of
from tealight.magazine.markdown.saying import one_line_said, prose_lines, said, target
from tealight.magazine.markdown.tokens import cell_words, picture_of, prose_html, quote_of, words_of
from tealight.magazine.markdown.written import NotAnArticle

_OPENS = re.compile(r":::\s*(\w+)\s*(.*)\Z")
_CLOSES = re.compile(r":::\s*\Z")
_TITLE = "Table: "
_BOXES = ("callout", "folded")


@cache
def _reader() -> MarkdownIt:
    # Signs that have no place in an article (code, rules, raw HTML) are words like any others.
    reader = MarkdownIt("zero").enable(
        ["table", "blockquote", "list", "heading", "newline", "escape", "emphasis", "link", "image", "entity"]
    )
    # Addresses stay as they were written; which may be links is asked of link_rule.may_lead, and said with the line.
    reader.normalizeLink = lambda href: href
    reader.validateLink = lambda href: True
    return reader


def body_from(lines: list[str], before: int) -> tuple[dict, ...]:
    """Return the blocks of `lines`, which stand after `before` other lines."""
    blocks: list[dict] = []
    at = start = 0
    while at < len(lines):
        if not lines[at].startswith(":::"):
            at += 1
            continue
        opened = _OPENS.match(lines[at])
        if not opened:
            raise NotAnArticle(before + at + 1, "“:::” ends nothing here: a box begins with :::facts, :::callout or :::folded.")
        _blocks(lines[start:at], before + start, blocks)
        end = next((later for later in range(at + 1, len(lines)) if lines[later].startswith(":::")), None)
        if end is None or not _CLOSES.match(lines[end]):
            raise NotAnArticle(before + at + 1, "the box that begins here does not end: a line of “:::” is missing.")
        blocks.append(_box(opened[1], one_line(opened[2]), lines[at + 1 : end], before + at + 1))
        at = start = end + 1
    _blocks(lines[start:], before + start, blocks)
    return tuple(blocks)


def body_lines(body: tuple[dict, ...]) -> Iterator[str]:
    """Yield the lines of `body`. Texts that follow each other become one: nothing in Markdown stands between them."""
    for kind, blocks in groupby(body, lambda block: block["type"]):
        values = [block["value"] for block in blocks]
        for value in ["".join(values)] if kind == "text" else values:
            yield from _SAYING[kind](value)


# From Markdown

def _box(kind: str, title: str, lines: list[str], number: int) -> dict:
    tokens = _reader().parse("\n".join(lines))
    if kind == "facts":
        facts = [words_of(token.children or []) for token in tokens if token.type == "inline"]
        if not facts or any(token.type == "paragraph_open" and token.level == 0 for token in tokens):
            raise NotAnArticle(number, "facts are a list: each on a line of its own that begins with “- ”.")
        return {"type": "facts", "value": facts}
    if kind not in _BOXES:
        raise NotAnArticle(number, f"there is no box called “{kind}”: facts, callout or folded.")
    if not title:
        raise NotAnArticle(number, f"a {kind} needs a title, on its first line.")
    inside: list[dict] = []
    _blocks(lines, number, inside)
    if [block["type"] for block in inside] != ["text"]:
        raise NotAnArticle(number, f"in a {kind} stand paragraphs and lists, and one or more of them.")
    return {"type": kind, "value": {"title": title, "text": inside[0]["value"]}}


def _blocks(lines: list[str], before: int, blocks: list[dict]) -> None:
    """Append the blocks of `lines` without boxes. Paragraphs and lists that follow each other are one text."""
    tokens = _reader().parse("\n".join(lines))
    prose: list[Token] = []

    def settle() -> None:
        if prose and (pieces := pieces_of(prose_html(prose, before))):
            blocks.append({"type": "text", "value": html_of(pieces)})
        prose.clear()

    for group in _groups(tokens):
        line = before + (group[0].map or [0])[0] + 1
        kind = group[0].type
        if kind == "paragraph_open" and (picture := picture_of(group[1].children or [], line)):
            settle()
            blocks.append({"type": "picture", "value": picture})
        elif kind in {"heading_open", "blockquote_open"}:
            settle()
            blocks.append(_heading(group, line) if kind == "heading_open" else {"type": "quote", "value": quote_of(group, line)})
        elif kind == "table_open":
            title = _title(prose, line)
            settle()
            blocks.append({"type": "table", "value": _table(group, title)})
        else:
            prose.extend(group)
    settle()


def _groups(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each block at the outermost level."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def _heading(group: list[Token], line: int) -> dict:
    kinds = {"h2": "heading", "h3": "subheading"}
    if group[0].tag not in kinds:
        raise NotAnArticle(line, "headings have two signs or three, ## or ###; the title stands in the front matter.")
    words = words_of(group[1].children or [])
    if not words:
        raise NotAnArticle(line, "a heading without words.")
    return {"type": kinds[group[0].tag], "value": words}


def _title(prose: list[Token], line: int) -> str:
    """Take the title of a table from the paragraph before it."""
    if len(prose) >= 3 and prose[-1].type == "paragraph_close":
        words = words_of(prose[-2].children or [])
        if words.startswith(_TITLE):
            del prose[-3:]
            return one_line(words.removeprefix(_TITLE))
    raise NotAnArticle(line, "a table needs a title: a paragraph before it, “Table: ” and what it shows.")


def _table(group: list[Token], title: str) -> dict:
    rows: list[list[str]] = []
    for at, token in enumerate(group):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(cell_words(group[at + 1].children or []))
    return {"title": title, "head": rows[0], "rows": rows[1:] or [[""] * len(rows[0])]}


# To Markdown

def _text(html: str) -> list[str]:
    return prose_lines(pieces_of(html))


def _boxed(kind: str):
    return lambda value: [f":::{kind} {one_line(value['title'])}", *_text(value["text"])[:-1], ":::", ""]


def _quote(value: dict) -> list[str]:
    lines: list[str] = []
    for paragraph in value["words"].split("\n\n"):
        lines += [*said(paragraph).split("\n"), ""]
    if value["said_by"] or lines[-2].startswith("—"):
        lines += ["— " + said(value["said_by"]) if value["said_by"] else "—", ""]
    return [f"> {line}".rstrip() for line in lines[:-1]] + [""]


def _picture(value: dict) -> list[str]:
    caption = re.sub(r'([\\"&])', r"\\\1", value["caption"])
    lines = [f"![{one_line_said(value['alt'])}]({target(value['image'])}" + (f' "{caption}")' if caption else ")")]
    lines.append("Credit: " + one_line_said(value["credit"]))
    return [*lines, *(["Notes: " + ", ".join(value["notes"])] if value["notes"] else []), ""]


def _table_lines(value: dict) -> list[str]:
    rows = [value["head"], ["---"] * len(value["head"])]
    lines = ["| " + " | ".join(row) + " |" for row in [[one_line_said(one) for one in value["head"]], rows[1]]]
    lines += ["| " + " | ".join(map(one_line_said, row)) + " |" for row in value["rows"]]
    return [_TITLE + one_line_said(value["title"]), "", *lines, ""]


_SAYING = {
    "heading": lambda words: ["## " + one_line_said(words), ""],
    "subheading": lambda words: ["### " + one_line_said(words), ""],
    "text": _text,
    "picture": _picture,
    "quote": _quote,
    "facts": lambda facts: [":::facts", *(f"- {said(fact)}" for fact in facts), ":::", ""],
    "callout": _boxed("callout"),
    "table": _table_lines,
    "folded": _boxed("folded"),
}
