"""From an article's blocks to what readers read: safe HTML, in parts under their notes, and the plain words of each."""

import re
from dataclasses import dataclass, field
from html import unescape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tealight.magazine.drawn import draw
from tealight.place.queries import Notes

#: words a minute of somebody who reads for themselves, tired
PACE = 200
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")
#: where a heading, a point of a list or a cell ends, and the mark that stands for it until the tags are gone
_END, _ENDED = re.compile(r"</(?:h[2-6]|p|li|t[hd]|caption|figcaption)>|</span></summary>"), "\0"
_UNSAID = re.compile(r"([^\s\0.!?:;,…”)])([”)]?) *\0")


@dataclass(slots=True)
class Rendered:
    """An article's text. `parts` are (mask of notes, safe HTML) in order; `files` the pictures it shows.

    A picture is a part of its own, told by its number in `pictures`: some readers want none, whatever they show.
    """

    parts: list[tuple[int, str]] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    pictures: list[int] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        """How long it takes to read, at least one minute."""
        return max(1, round(sum(len(said.split()) for said in self.words.values()) / PACE))


def render_body(body, notes: Notes) -> Rendered:
    """Return the text of an article, `body` as Wagtail keeps it. Blocks of equal notes stand in one part.

    Sizes of its pictures that were not drawn yet are drawn: files and rows of the magazine's own.
    """
    rendered = Rendered()
    for number, block in enumerate(body):
        if block.block_type == "picture":
            _add_picture(rendered, block.value, notes)
        else:
            facts = {"value": block.value, "number": number}
            _add(rendered, 0, render_to_string(f"magazine/blocks/{block.block_type}.html", facts))
    return rendered


def _add_picture(rendered: Rendered, value, notes: Notes) -> None:
    drawn = draw(value.get("image"))
    if drawn is None:
        return  # taken out of the CMS meanwhile; the text goes on without it
    html = render_to_string("magazine/blocks/picture.html", {"value": value, "drawn": drawn})
    rendered.files |= drawn.files
    rendered.pictures.append(len(rendered.parts))
    _add(rendered, notes.mask(value.get("notes") or ()), html, alone=True)


def plain(html: str) -> str:
    """Return the words of safe HTML, with single spaces, and a full stop where a piece ends without one.

    Without it, what a search shows of an article would run one sign into the next for somebody who looks for signs.
    """
    words = unescape(_TAG.sub(" ", _END.sub(_ENDED, html)))
    return _SPACE.sub(" ", _UNSAID.sub(r"\1\2.\0", words).replace(_ENDED, " ")).strip()


def _add(rendered: Rendered, mask: int, html: str, *, alone: bool = False) -> None:
    html = str(SafeString(html)).strip()
    joins = rendered.parts and not alone and len(rendered.parts) - 1 not in rendered.pictures
    if joins and rendered.parts[-1][0] == mask:
        rendered.parts[-1] = (mask, rendered.parts[-1][1] + html)
    else:
        rendered.parts.append((mask, html))
    rendered.words[mask] = f"{rendered.words.get(mask, '')} {plain(html)}".strip()
