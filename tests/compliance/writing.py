"""A sheet filled in, a chapter written, for tests."""

from tealight.compliance.actions.sign_chapter import sign_chapter
from tealight.compliance.actions.write_sheet import write_sheet
from tealight.compliance.days import latest_review
from tealight.compliance.queries.sheets import chapter_now, newest
from tealight.compliance.sheets import CHAPTERS, CHOICE, DAY, SHEETS
from tealight.kernel import clock
from tests.make import NOW


def filled(sheet: str, **said) -> dict[str, str]:
    """Answers to every question of a sheet: its own starting words, else a few of ours."""
    def answer(question):
        if question.shape == CHOICE:
            return question.choices[0]
        return "2026-11-30" if question.shape == DAY else question.start or f"{question.label}, in our words."

    return {question.key: answer(question) for question in SHEETS[sheet].questions} | said


def writes(viewer, sheet: str, *, now=NOW, **said) -> int:
    """Save a sheet after whatever is there; return its version."""
    last = newest(viewer, sheet)
    return write_sheet(viewer=viewer, now=now, sheet=sheet, base=last.version if last else 0, answers=filled(sheet, **said))


def writes_chapter(viewer, chapter: str, **more) -> None:
    """Save every sheet of a chapter."""
    for sheet in CHAPTERS[chapter].sheets:
        writes(viewer, sheet.key, **more)


def signs(viewer, chapter="terms", *, now=NOW, review_on=None) -> int:
    """Sign a chapter off as it stands; return the sign-off's number."""
    seen = chapter_now(viewer, chapter, clock.day(now)).mark
    return sign_chapter(viewer=viewer, now=now, chapter=chapter, seen=seen, review_on=review_on or latest_review(clock.day(now)))
