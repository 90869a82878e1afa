"""What is printed: the whole workbook, a chapter as it was signed off, or one version of a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tealight.compliance import policy
from tealight.compliance.days import in_words
from tealight.compliance.models import SheetVersion
from tealight.compliance.queries.complaints import ComplaintEntry, Counts, complaints, counted_here
from tealight.compliance.queries.sheets import (
    Answer,
    ChapterNow,
    Signed,
    Written,
    answered,
    sign_offs,
    version_of,
    workbook,
)
from tealight.compliance.sheets import CHAPTERS, SHEETS, Sheet, chapter_of
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Viewer
from tealight.place.queries.rules import rules_version


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet as it is printed. `rules`: those of the place it was saved with, a line each."""

    title: str
    about: str
    version: str
    answers: tuple[Answer, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BookChapter:
    """A chapter as it is printed; `signed` says in a sentence whether, when and until when it was signed off."""

    title: str
    signed: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All that goes on paper. `complaints` and `counts` are of the whole workbook alone."""

    title: str
    place: str
    printed_on: date
    chapters: tuple[BookChapter, ...]
    complaints: tuple[ComplaintEntry, ...] = ()
    counts: Counts | None = None


def whole_book(viewer: Viewer, place: str, today: date) -> Book:
    """Return the whole workbook as it is now."""
    chapters = tuple(_now(one) for one in workbook(viewer, today))
    return Book("Online Safety Act workbook", place, today, chapters, complaints(viewer), counted_here(viewer, today))


def signed_book(viewer: Viewer, place: str, today: date, chapter: str, number: int) -> Book:
    """Return a chapter with the versions that were signed off; NotFound if there is no such sign-off."""
    found = next((one for one in sign_offs(viewer, chapter) if one.number == number), None)
    if found is None:
        raise NotFound
    title = CHAPTERS[chapter].title
    leaves = tuple(
        _leaf(SHEETS[key], version_of(viewer, key, version)) for key, version in found.versions.items() if key in SHEETS
    )
    return Book(title, place, today, (BookChapter(title, _said(found), leaves),))


def version_book(viewer: Viewer, place: str, today: date, sheet: str, version: int) -> Book:
    """Return one version of a sheet; NotFound if there is none."""
    written = version_of(viewer, sheet, version)
    chapter = chapter_of(sheet)
    return Book(SHEETS[sheet].title, place, today, (BookChapter(chapter.title, "", (_leaf(SHEETS[sheet], written),)),))


def every_version(viewer: Viewer) -> dict[str, list[dict]]:
    """Return all that was ever saved and signed, in JSON's own types, the oldest first."""
    require(policy.may_read_workbook(viewer))
    rows = SheetVersion.objects.order_by("sheet", "version")
    signed = [(chapter, one) for chapter in CHAPTERS for one in reversed(sign_offs(viewer, chapter))]
    return {
        "versions": [
            {"sheet": row.sheet, "version": row.version, "on": f"{row.written_on}", "by": row.by, "answers": row.answers}
            for row in rows
        ],
        "signed": [
            {"chapter": chapter, "number": one.number, "on": f"{one.signed_on}", "review_on": f"{one.review_on}",
             "by": one.by, "versions": dict(one.versions)}
            for chapter, one in signed
        ],
    }


def _now(chapter: ChapterNow) -> BookChapter:
    said = _said(chapter.signed) if chapter.signed else "Not signed off yet."
    if chapter.is_newer:
        said += " A sheet was saved since."
    leaves = (_leaf(one.sheet, one.written) for one in chapter.sheets)
    return BookChapter(chapter.chapter.title, said, tuple(leaves))


def _said(signed: Signed) -> str:
    return f"Signed off on {in_words(signed.signed_on)} by the {signed.by}; to be looked at again by {in_words(signed.review_on)}."


def _leaf(sheet: Sheet, written: Written | None) -> Leaf:
    if written is None:
        return Leaf(sheet.title, sheet.about, "Not written yet.", ())
    line = f"Version {written.version}, saved on {in_words(written.on)} by the {written.by}."
    return Leaf(sheet.title, sheet.about, line, answered(sheet, written), tuple(_rules(written.rules)))


def _rules(version: int) -> Iterable[str]:
    found = rules_version(None, version) if version else None
    if found is None:
        return
    yield f"Version {found.version}, since {in_words(found.since)}"
    for rule in found.rules:
        yield f"{rule.number}. " + " ".join(line for line in (rule.title and f"{rule.title}.", rule.sentence, rule.more) if line)
