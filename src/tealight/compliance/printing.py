"""The workbook as a PDF. Pure: a book in, bytes out; the same book gives the same bytes."""

import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from tealight.compliance.days import in_words
from tealight.compliance.queries.book import Book, BookChapter, Leaf
from tealight.compliance.queries.complaints import ComplaintEntry, Counts

_FONTS = Path(__file__).parent / "fonts"
PLAIN, BOLD = "DejaVuSans", "DejaVuSans-Bold"
#: stands for a letter the fonts do not have, or that is written from right to left, which we cannot set
UNSET = "\N{WHITE SQUARE}"
SAID_OF_UNSET = (
    f"Some letters of this workbook could not be set here and stand as {UNSET}: the fonts do not have them, or they "
    "are written from right to left. The JSON file has them all."
)
START = "This workbook is a record and no legal advice. References to the law need a legal reading."
_QUIET = HexColor("#555555")


class _Numbered(Canvas):
    """A canvas that writes “Page 2 of 7”: how many there are is known only in the end."""

    def __init__(self, *args, foot: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self._foot, self._kept = foot, []

    def showPage(self):
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for number, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            self.setFont(PLAIN, 8)
            self.setFillColor(_QUIET)
            self.drawString(20 * mm + 6, 12 * mm, self._foot)
            self.drawRightString(A4[0] - 20 * mm - 6, 12 * mm, f"Page {number} of {len(self._kept)}")
            super().showPage()
        super().save()


class _Mark(Flowable):
    """Takes no room; puts a line into the outline that PDF readers show beside the pages."""

    def __init__(self, title: str, key: str, level: int):
        super().__init__()
        self._title, self._key, self._level = title, key, level

    def draw(self):
        self.canv.bookmarkPage(self._key)
        self.canv.addOutlineEntry(self._title, self._key, self._level, closed=self._level > 0)


class _Writer:
    """Collects what goes on paper, and remembers whether every letter could be set."""

    def __init__(self):
        self.story: list[Flowable] = []
        self.all_set = True
        self._marks = 0

    def put(self, text: str, style: str) -> None:
        """Add a text, a paragraph for each line of it."""
        for line in self.settable(text).split("\n"):
            if line.strip():
                self.story.append(Paragraph(escape(line), _styles()[style]))

    def head(self, text: str, style: str, level: int) -> None:
        """Add a heading that stands in the outline too."""
        self._marks += 1
        self.story.append(_Mark(self.settable(text), f"mark-{self._marks}", level))
        self.put(text, style)

    def settable(self, text: str) -> str:
        """Return `text` with UNSET for each letter that cannot be set."""
        composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
        set_ = "".join(letter if letter == "\n" or _is_set(letter) else UNSET for letter in composed)
        self.all_set = self.all_set and set_ == composed
        return set_


def printed(book: Book) -> bytes:
    """Return `book` as a PDF on A4, with an outline, its versions and days, and a number on each page."""
    _styles()
    writer = _Writer()
    title, place = writer.settable(book.title), writer.settable(book.place)
    writer.put(book.place, "over")
    writer.put(book.title, "title")
    writer.put(f"Printed on {in_words(book.printed_on)}. {START}", "quiet")
    note_at = len(writer.story)
    for chapter in book.chapters:
        _chapter(writer, chapter)
    if book.counts is not None:
        _complaints(writer, book.complaints, book.counts)
    if not writer.all_set:
        writer.story.insert(note_at, Paragraph(SAID_OF_UNSET, _styles()["quiet"]))
    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=18 * mm, bottomMargin=22 * mm, lang="en-GB",
        title=f"{title} · {place}", author=place, subject=f"Printed on {in_words(book.printed_on)}", invariant=1,
    )
    foot = f"{title} · {in_words(book.printed_on)}"
    document.build(writer.story, canvasmaker=lambda *args, **kwargs: _Numbered(*args, foot=foot, **kwargs))
    return out.getvalue()


def _chapter(writer: _Writer, chapter: BookChapter) -> None:
    writer.head(chapter.title, "chapter", 0)
    writer.put(chapter.signed, "quiet")
    for number, leaf in enumerate(chapter.leaves):
        if number and leaf.answers:
            writer.story.append(PageBreak())
        _leaf(writer, leaf)


def _leaf(writer: _Writer, leaf: Leaf) -> None:
    writer.head(leaf.title, "sheet", 1)
    writer.put(leaf.about, "quiet")
    writer.put(leaf.version, "quiet")
    for answer in leaf.answers:
        writer.put(answer.label, "label")
        writer.put(answer.text or "Nothing was written.", "text")
    if leaf.rules:
        writer.put("The rules of the place", "label")
        writer.put("\n".join(leaf.rules), "text")


def _complaints(writer: _Writer, entries: tuple[ComplaintEntry, ...], counts: Counts) -> None:
    writer.story.append(PageBreak())
    writer.head("Complaints", "chapter", 0)
    writer.put(f"Counted by the software from {in_words(counts.since)} until before {in_words(counts.until)}", "label")
    lines = [f"Decided because: {name.lower()}: {times}" for name, times in counts.noticed]
    lines += [f"Appeals that ended so: {name.lower()}: {times}" for name, times in counts.appeals]
    writer.put("\n".join(lines) or "Nothing was decided in these months.", "text")
    for entry in entries:
        writer.put(f"{in_words(entry.received_on)}: {entry.about}", "label")
        writer.put("The words of this entry were taken away." if entry.is_emptied else entry.what, "text")
        for step in entry.steps:
            writer.put(f"{in_words(step.on)}, the {step.by}: {step.text}", "text")
        writer.put(f"Settled on {in_words(entry.settled_on)}." if entry.settled_on else "Not settled yet.", "quiet")
    if not entries:
        writer.put("The log is empty.", "text")
    writer.story.append(Spacer(1, 2 * mm))


@cache
def _styles() -> dict[str, ParagraphStyle]:
    pdfmetrics.registerFont(TTFont(PLAIN, _FONTS / "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, _FONTS / "DejaVuSans-Bold.ttf"))

    def style(name: str, size: float, *, font: str = PLAIN, before: float = 0, after: float = 2, **more) -> ParagraphStyle:
        return ParagraphStyle(
            name, fontName=font, fontSize=size, leading=size * 1.45, spaceBefore=before, spaceAfter=after, **more
        )

    return {one.name: one for one in (
        style("over", 10, textColor=_QUIET), style("title", 20, font=BOLD, after=6),
        style("chapter", 15, font=BOLD, before=16, keepWithNext=1), style("sheet", 12.5, font=BOLD, before=12, keepWithNext=1),
        style("label", 9.5, font=BOLD, before=8, after=1, keepWithNext=1), style("text", 9.5), style("quiet", 8.5, textColor=_QUIET, after=4),
    )}  # fmt: skip


def _is_set(letter: str) -> bool:
    return ord(letter) in pdfmetrics.getFont(PLAIN).face.charToGlyph and unicodedata.bidirectional(letter) not in {"R", "AL"}
