"""The articles an editor marked, read from tests/magazine/labelled."""

import re
from dataclasses import dataclass, field
from pathlib import Path

LABELLED = Path(__file__).resolve().parent.parent.parent / "tests" / "magazine" / "labelled"
SETS = ("tuned", "held-out")
_MARKS = {"*": "points", ">": "do", "!": "help", "·": ""}


@dataclass(slots=True)
class Marked:
    """One article: its blocks, its sentences in order, and those marked for each purpose."""

    name: str
    title: str = ""
    standfirst: str = ""
    body: list[dict] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    marked: dict[str, set[str]] = field(default_factory=lambda: {"points": set(), "do": set(), "help": set()})


def articles(of: str) -> list[Marked]:
    """Return the articles of one of `SETS`, by name."""
    return [read(path) for path in sorted((LABELLED / of).glob("*.txt"))]


def read(path: Path) -> Marked:
    """Read one marked article; its format is in tests/magazine/labelled/README.md."""
    article, box, lines = Marked(path.stem), None, []

    def close() -> None:
        if lines:
            article.body.append(_block(box, list(lines), len(article.body)))
            lines.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, words = line.partition(" ")
        if mark == "#":
            article.title = words
        elif mark == "=":
            article.standfirst = words
        elif mark == "##":
            close()
            article.body.append({"type": "heading", "value": words, "id": f"b{len(article.body)}"})
        elif opened := re.fullmatch(r"\[(facts|callout ?.*)\]", line):
            close()
            box = opened.group(1)
        elif line == "[/]":
            close()
            box = None
        elif mark in _MARKS:
            lines.append(words)
            article.sentences.append(words)
            if _MARKS[mark]:
                article.marked[_MARKS[mark]].add(words)
        elif line:
            raise ValueError(f"{path.name}: what is {line!r}?")
        elif box is None:
            close()
    close()
    return article


def _block(box: str | None, lines: list[str], number: int) -> dict:
    if box == "facts":
        return {"type": "facts", "value": lines, "id": f"b{number}"}
    words = f"<p>{' '.join(lines)}</p>"
    if box:
        return {"type": "callout", "value": {"title": box.removeprefix("callout").strip(), "text": words}, "id": f"b{number}"}
    return {"type": "text", "value": words, "id": f"b{number}"}
