"""Prose as Markdown. Every sign that Markdown would take for its own is written so that it is read as itself."""

import re
from itertools import groupby

from tealight.magazine.markdown.prose import Item, Listed, Piece, Run

_ALWAYS = re.compile(r"[\\*_\[\]<`|]")
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
#: what begins a heading, a list, a quotation, a directive, a fence or a table at the start of a line
_STARTS = re.compile(r"(?=[-+>#:~=])")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)])")
_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_PLAIN_HREF = re.compile(r"[A-Za-z0-9/:.?=#%_~,;@+-]+\Z")


def said(words: str) -> str:
    """Return plain `words`, in which \\n is a line break, as the inside of a paragraph."""
    return _lines(_signs(words))


def one_line_said(words: str) -> str:
    """Return plain `words` as a heading or a cell: nothing begins there."""
    return _signs(words).replace("#", "\\#")


def target(address: str) -> str:
    """Return an address or the name of a file as a link's or a picture's."""
    if _PLAIN_HREF.match(address):
        return address
    return "<" + re.sub(r"([\\<>&])", r"\\\1", address) + ">"


def prose_lines(pieces: list[Piece]) -> list[str]:
    """Return paragraphs and lists as lines, an empty one after each."""
    lines: list[str] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Listed):
            other = at > 0 and isinstance(pieces[at - 1], Listed) and _marks_other(pieces, at)
            lines.extend(_list_lines(piece, other))
        else:
            lines.extend(_lines(inline(piece)).split("\n"))
        lines.append("")
    return lines


def inline(runs: list[Run]) -> str:
    """Return `runs` as Markdown, before it is put in lines."""
    return _woven(_signs_and_words(runs))


def _marks_other(pieces: list[Piece], at: int) -> bool:
    """Say whether a list wears the other mark, so as not to be one list with the one before it."""
    before = 0
    while at - before > 0 and isinstance(pieces[at - before - 1], Listed):
        before += 1
    return before % 2 == 1


def _list_lines(listed: Listed, other: bool) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(listed.items, 1):
        mark = f"{number}{')' if other else '.'} " if listed.kind == "ol" else ("* " if other else "- ")
        inner = _item_lines(item)
        lines.append(mark + inner[0])
        lines.extend(" " * len(mark) + line if line else "" for line in inner[1:])
    return lines


def _item_lines(item: Item) -> list[str]:
    lines = _lines(inline(item.runs)).split("\n")
    for at, listed in enumerate(item.lists):
        lines.extend(_list_lines(listed, at % 2 == 1))
    return lines


def _lines(woven: str) -> str:
    return "\\\n".join(_NUMBERED.sub(r"\1\\", line, count=1) if _NUMBERED.match(line) else _started(line) for line in woven.split("\n"))


def _started(line: str) -> str:
    return "\\" + line if _STARTS.match(line) else line


def _signs(words: str) -> str:
    return _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\g<0>", words))


# Emphasis begins and ends by what stands beside its sign: a letter outside, a comma inside, and Markdown sees none.
# So the letter outside is written by its number where that would happen.

def _signs_and_words(runs: list[Run]) -> list[tuple[str, str]]:
    """Return (what, text): "words" or a sign; links outermost, then bold, then italic, as `prose.html_of` has them."""
    found: list[tuple[str, str]] = []
    for href, linked in groupby(runs, lambda run: run.href):
        found += [("[", "[")] if href else []
        for bold, loud in groupby(linked, lambda run: "b" in run.marks):
            found += [("**", "**")] if bold else []
            for run in loud:
                sign = [("_", "_")] if "i" in run.marks else []
                found += [*sign, ("words", run.words), *sign]
            found += [("**", "**")] if bold else []
        found += [("]", f"]({target(href)})")] if href else []
    return found


def _woven(pieces: list[tuple[str, str]]) -> str:
    numbered = set()
    inside: set[str] = set()
    for at, (sign, _) in enumerate(pieces):
        if sign not in {"**", "_"}:
            continue
        inside ^= {sign}
        outer, inner = (at - 1, at + 1) if sign in inside else (at + 1, at - 1)
        if 0 <= outer < len(pieces) and pieces[outer][0] == "words":
            beside = pieces[outer][1][-1 if outer < at else 0]
            next_to = pieces[inner][1][-1 if inner < at else 0] if pieces[inner][0] == "words" else ""
            is_letter = not beside.isspace() and beside not in _ASCII_SIGNS
            if is_letter and (sign == "_" or not next_to.isalnum()):
                numbered.add((outer, -1 if outer < at else 0))
    return "".join(
        _written(words, (at, 0) in numbered, (at, -1) in numbered, at + 1 < len(pieces) and pieces[at + 1][0] == "[")
        if what == "words" else words
        for at, (what, words) in enumerate(pieces)
    )


def _written(words: str, first: bool, last: bool, before_link: bool) -> str:
    if len(words) == 1 and (first or last):
        return f"&#{ord(words)};"
    start = f"&#{ord(words[0])};" if first else ""
    end = f"&#{ord(words[-1])};" if last else ""
    middle = _signs(words[1 if first else 0 : -1 if last else None])
    if before_link and not last and middle.endswith("!"):
        middle = middle[:-1] + "\\!"  # or the link would be a picture
    return start + middle + end
