"""The sheets of the workbook: as they are now, as they were, and what changed between two versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from tealight.compliance import policy
from tealight.compliance.days import in_words, said_of_review
from tealight.compliance.models import SheetVersion, SignOff
from tealight.compliance.sheets import CHAPTERS, DAY, RULES, SHEETS, Chapter, Question, Sheet
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Written:
    """One version of a sheet. `by` is a duty, never a name; `rules` the version of the place's rules, or 0."""

    version: int
    answers: Mapping[str, str]
    on: date
    by: str

    @property
    def rules(self) -> int:
        """Return which version of the place's rules this was saved with; 0 for sheets that name none."""
        return int(self.answers.get(RULES) or 0)


@dataclass(frozen=True, slots=True)
class Signed:
    """One sign-off of a chapter. `versions`: which version of each sheet was signed."""

    number: int
    versions: Mapping[str, int]
    signed_on: date
    review_on: date
    by: str


@dataclass(frozen=True, slots=True)
class SheetNow:
    """A sheet as it is now; `written` None while nobody wrote it. `is_newer`: than what was signed."""

    sheet: Sheet
    written: Written | None
    is_newer: bool = False


@dataclass(frozen=True, slots=True)
class ChapterNow:
    """A chapter as it is now: its sheets, the newest sign-off, and what is to be said of its review ("" for nothing)."""

    chapter: Chapter
    sheets: tuple[SheetNow, ...]
    signed: Signed | None
    reminder: str

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the titles of the sheets that are not written yet."""
        return tuple(one.sheet.title for one in self.sheets if one.written is None)

    @property
    def mark(self) -> int:
        """Return a number that grows with each save of one of its sheets."""
        return sum(one.written.version for one in self.sheets if one.written)

    @property
    def is_newer(self) -> bool:
        """Say whether a sheet was saved since the chapter was signed."""
        return any(one.is_newer for one in self.sheets)


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of a sheet with what was answered; `before`: what it said in another version, None if the same."""

    label: str
    text: str
    before: str | None = None


def workbook(viewer: Viewer, today: date) -> tuple[ChapterNow, ...]:
    """Return every chapter as it is now. Two statements."""
    require(policy.may_read_workbook(viewer))
    of_sheet = SheetVersion.objects.filter(sheet=OuterRef("sheet")).order_by("-version").values("version")[:1]
    of_chapter = SignOff.objects.filter(chapter=OuterRef("chapter")).order_by("-number").values("number")[:1]
    there = {row.sheet: _written(row) for row in SheetVersion.objects.filter(version=Subquery(of_sheet))}
    signed = {row.chapter: _signed(row) for row in SignOff.objects.filter(number=Subquery(of_chapter))}
    return tuple(_chapter(chapter, there, signed.get(chapter.key), today) for chapter in CHAPTERS.values())


def chapter_now(viewer: Viewer, chapter: str, today: date) -> ChapterNow:
    """Return one chapter as it is now; NotFound if there is none of that name."""
    found = next((one for one in workbook(viewer, today) if one.chapter.key == chapter), None)
    if found is None:
        raise NotFound
    return found


def reviews_due(viewer: Viewer, today: date) -> tuple[str, ...]:
    """Return a sentence for each chapter that is soon, or was, to be looked at again. Two statements."""
    return tuple(one.reminder for one in workbook(viewer, today) if one.reminder)


def newest(viewer: Viewer, sheet: str) -> Written | None:
    """Return a sheet as it is now; None while nobody wrote it."""
    require(policy.may_read_workbook(viewer))
    row = SheetVersion.objects.filter(sheet=sheet).order_by("-version").first()
    return None if row is None else _written(row)


def versions(viewer: Viewer, sheet: str) -> tuple[Written, ...]:
    """Return every version of a sheet, the newest first; NotFound if there is no such sheet."""
    require(policy.may_read_workbook(viewer))
    if sheet not in SHEETS:
        raise NotFound
    return tuple(_written(row) for row in SheetVersion.objects.filter(sheet=sheet).order_by("-version"))


def version_of(viewer: Viewer, sheet: str, version: int) -> Written:
    """Return one version of a sheet; NotFound if there is none."""
    found = next((one for one in versions(viewer, sheet) if one.version == version), None)
    if found is None:
        raise NotFound
    return found


def sign_offs(viewer: Viewer, chapter: str) -> tuple[Signed, ...]:
    """Return every sign-off of a chapter, the newest first."""
    require(policy.may_read_workbook(viewer))
    return tuple(_signed(row) for row in SignOff.objects.filter(chapter=chapter).order_by("-number"))


def answered(sheet: Sheet, written: Written, beside: Written | None = None) -> tuple[Answer, ...]:
    """Return what a version says, question by question; with `beside`, what that said where it differs."""
    def said(question: Question, by: Written) -> str:
        text = by.answers.get(question.key, "")
        return in_words(date.fromisoformat(text)) if question.shape == DAY and text else text

    def before(question: Question) -> str | None:
        was = said(question, beside) if beside else None
        return None if was == said(question, written) else was

    return tuple(Answer(one.label, said(one, written), before(one)) for one in sheet.questions)


def _chapter(chapter: Chapter, there: Mapping[str, Written], signed: Signed | None, today: date) -> ChapterNow:
    def now(sheet: Sheet) -> SheetNow:
        written = there.get(sheet.key)
        return SheetNow(sheet, written, bool(signed and written and written.version != signed.versions.get(sheet.key)))

    reminder = said_of_review(chapter.title, signed.review_on, today) if signed else ""
    return ChapterNow(chapter, tuple(now(sheet) for sheet in chapter.sheets), signed, reminder)


def _written(row: SheetVersion) -> Written:
    return Written(row.version, row.answers, row.written_on, row.by)


def _signed(row: SignOff) -> Signed:
    return Signed(row.number, row.versions, row.signed_on, row.review_on, row.by)
