"""From an article's blocks to what readers read: safe HTML, in parts under their notes, and the plain words of each."""

import re
from dataclasses import dataclass, field
from html import unescape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tealight.place.queries import Notes

#: words a minute of somebody who reads for themselves, tired
PACE = 200
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Rendered:
    """An article's text. `parts` are (mask of notes, safe HTML) in order; `files` the pictures it shows."""

    parts: list[tuple[int, str]] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    @property
    def minutes(self) -> int:
        """How long it takes to read, at least one minute."""
        return max(1, round(sum(len(said.split()) for said in self.words.values()) / PACE))


def render_body(body, notes: Notes) -> Rendered:
    """Return the text of an article, `body` as Wagtail keeps it. Blocks of equal notes stand in one part."""
    rendered = Rendered()
    for block in body:
        mask = notes.mask(block.value.get("notes") or ()) if block.block_type == "picture" else 0
        html = render_to_string(f"magazine/blocks/{block.block_type}.html", {"value": block.value})
        _add(rendered, mask, html)
    return rendered


def plain(html: str) -> str:
    """Return the words of safe HTML, with single spaces."""
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", html))).strip()


def _add(rendered: Rendered, mask: int, html: str) -> None:
    html = str(SafeString(html)).strip()
    if rendered.parts and rendered.parts[-1][0] == mask:
        rendered.parts[-1] = (mask, rendered.parts[-1][1] + html)
    else:
        rendered.parts.append((mask, html))
    rendered.words[mask] = f"{rendered.words.get(mask, '')} {plain(html)}".strip()
