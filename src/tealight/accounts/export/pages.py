"""How an export reads: pages that need no connection and run no script, and the same for programs.

    index.html  style.css  stories.html  stories/1.html  …  photos/1.jpg  …  json/stories.json  …
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from tealight.accounts.export.parts import Entry, Photo, Section
from tealight.kernel import clock
from tealight.kernel.viewer import Person
from tealight.place.queries import place

_STYLE = Path(__file__).with_name("style.css")
UNTITLED = "Without a title"


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo on a page. `src` is empty where it was not ready to be read."""

    src: str
    alt: str
    line: str


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry on a page. `html` is safe, and all the rest is not."""

    title: str
    facts: tuple[tuple[str, str], ...]
    html: tuple[str, ...]
    text: str
    lines: tuple[str, ...]
    photos: tuple[Shown, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section in the list of contents."""

    title: str
    about: str
    url: str
    json: str
    count: int


class Book:
    """The pages of one export, written into a ZIP one after the other: no page and no photo is kept in memory."""

    def __init__(self, archive: ZipFile, viewer: Person, now: datetime):
        self._zip, self._viewer, self._now = archive, viewer, now
        self._place = place().name
        self._headings: list[Heading] = []
        self._photos = 0
        self._written: set[str] = set()

    def add(self, section: Section) -> None:
        """Write a section: a page with all its entries, or with links to a page of each, and its JSON."""
        before = self._photos
        pieces = tuple(self._pieces(section))
        url, json_url = f"{section.key}.html", f"json/{section.key}.json"
        self._headings.append(Heading(section.title, section.about, url, json_url, len(pieces)))
        self._page(url, section.title, about=section.about, pieces=pieces, apart=section.apart)
        self._photos = before  # read a second time, its photos have the names they have
        with self._zip.open(self._entry(json_url), "w") as out:
            for text in self._json(section):
                out.write(text.encode())

    def close(self) -> None:
        """Write the first page, with the way to all others."""
        self._page("index.html", "What you gave here", headings=tuple(self._headings))
        self._zip.writestr(self._entry("style.css"), _STYLE.read_bytes())

    def _pieces(self, section: Section) -> Iterator[Piece]:
        for number, entry in enumerate(section.entries(), start=1):
            photos = tuple(self._shown(photo) for photo in entry.photos)
            if not section.apart:
                yield _piece(entry, photos)
                continue
            url = f"{section.key}/{number}.html"
            far = tuple(Shown(photo.src and f"../{photo.src}", photo.alt, photo.line) for photo in photos)
            title = entry.title or UNTITLED
            whole = _piece(entry, far, title="")
            self._page(url, title, up="../", pieces=(whole,), section=section)
            # Of a page of its own the list keeps the title and the facts, not the words.
            yield Piece(title, whole.facts, (), "", (), (), url)

    def _shown(self, photo: Photo) -> Shown:
        content = photo.read()
        name = self._name()
        if content is None:
            return Shown("", photo.alt, photo.line)
        entry = self._entry(name)
        entry.compress_type = ZIP_STORED  # as small as it gets
        self._zip.writestr(entry, content)
        self._written.add(name)
        return Shown(name, photo.alt, photo.line)

    def _name(self) -> str:
        self._photos += 1
        return f"photos/{self._photos}.jpg"

    def _json(self, section: Section) -> Iterator[str]:
        yield "["
        for number, entry in enumerate(section.entries()):
            yield ",\n" if number else "\n"
            yield json.dumps(self._values(entry), ensure_ascii=False, indent=1)
        yield "\n]\n"

    def _values(self, entry: Entry) -> dict[str, Any]:
        if not entry.photos:
            return entry.values
        files = [(self._name(), photo) for photo in entry.photos]
        return entry.values | {"photos": [
            {"file": name if name in self._written else "", "alt": photo.alt, "line": photo.line} for name, photo in files
        ]}  # fmt: skip

    def _page(self, url: str, title: str, *, up: str = "", **facts: Any) -> None:
        context = {
            "title": title, "up": up, "place": self._place, "pen_name": self._viewer.pen_name,
            "day": clock.day(self._now), **facts,
        }  # fmt: skip
        self._zip.writestr(self._entry(url), render_to_string("accounts/export/page.html", context))

    def _entry(self, name: str) -> ZipInfo:
        # The day alone, and a file that everyone can open once it is unpacked.
        day = clock.day(self._now)
        entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
        entry.compress_type, entry.external_attr = self._zip.compression, 0o644 << 16
        return entry


def _piece(entry: Entry, photos: tuple[Shown, ...], title: str | None = None) -> Piece:
    facts = tuple((label, value) for label, value in entry.facts if value)
    html = tuple(mark_safe(part) for part in entry.html)  # noqa: S308 - sanitised when it was written, kernel/prose.py
    return Piece(entry.title if title is None else title, facts, html, entry.text, entry.lines, photos)
