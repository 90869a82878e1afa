"""The workbook on paper and as JSON: whole, a version, what was signed; read again with another library."""

import argparse
import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from tealight.cli import compliance
from tealight.compliance.actions.log_complaint import log_complaint
from tealight.compliance.printing import SAID_OF_UNSET, UNSET, printed
from tealight.compliance.queries.book import version_book, whole_book
from tealight.compliance.sheets import CHAPTERS, LONGEST, SHEETS
from tests.compliance.writing import signs, writes, writes_chapter
from tests.make import NOW

BOOK = "/desk/workbook/"
TODAY = NOW.date()


def reads(paper: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(BytesIO(paper))
    assert not reader.is_encrypted
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def fetched(browser, path: str):
    page = browser.get(BOOK + path)
    assert page.status == 200 and page.response["Content-Type"] == "application/pdf"
    assert page.response["Content-Disposition"].startswith('attachment; filename="')
    return reads(page.response.content)


def outlined(reader: PdfReader) -> list[str]:
    def titles(entries):
        for entry in entries:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    return list(titles(reader.outline))


def test_the_whole_workbook_is_printed_with_what_is_and_is_not_written(olive, browser_of):
    for chapter in CHAPTERS:
        writes_chapter(olive, chapter)
    writes(olive, "suicide", level="High", reasons="We thought of the nights.")
    signs(olive, "terms")
    log_complaint(viewer=olive, now=NOW, number=7, about="team", received_on=TODAY, what="About a tone.")
    reader, words = fetched(browser_of(olive), "workbook.pdf")
    titles = outlined(reader)
    assert [sheet.title for sheet in SHEETS.values()] == [title for title in titles if title in {s.title for s in SHEETS.values()}]
    assert {chapter.title for chapter in CHAPTERS.values()} <= set(titles) and "Complaints" in titles
    assert "Version 2, saved on 30 November 2026 by the operator." in words and "We thought of the nights." in words
    assert "Signed off on 30 November 2026 by the operator; to be looked at again by 30 November 2027." in words
    assert words.count("Not signed off yet.") == 3 and "About a tone." in words and "Not settled yet." in words
    assert "1. Speak of your own." in words, "the rules the terms were saved with"
    assert "no legal advice" in words and "Olive" not in words
    assert reader.metadata.title == "Online Safety Act workbook · Harbour"
    last = len(reader.pages)
    assert last > 18 and all(f"Page {n} of {last}" in page.extract_text() for n, page in enumerate(reader.pages, 1))


def test_an_empty_workbook_is_printed_too(olive, browser_of):
    reader, words = fetched(browser_of(olive), "workbook.pdf")
    assert words.count("Not written yet.") == len(SHEETS) and "The log is empty." in words and len(reader.pages) < 6


def test_any_version_and_any_sign_off_can_be_printed(olive, browser_of):
    writes(olive, "terms", court="The first words.")
    signs(olive)
    writes(olive, "terms", court="The second words.")
    browser = browser_of(olive)
    for path, says, not_ in (
        ("sheets/terms/1/sheet.pdf", "The first words.", "The second words."),
        ("sheets/terms/2/sheet.pdf", "The second words.", "The first words."),
        ("signing/terms/1/chapter.pdf", "The first words.", "The second words."),
    ):
        _, words = fetched(browser, path)
        assert says in words and not_ not in words and "Page 1 of" in words
    assert BOOK + "signing/terms/1/chapter.pdf" in browser.get(BOOK + "signing/terms/").links()
    for nothing in ("sheets/terms/3/sheet.pdf", "sheets/nothing/1/sheet.pdf", "signing/terms/2/chapter.pdf", "signing/nothing/1/chapter.pdf"):
        assert browser.get(BOOK + nothing).status == 404, nothing


def test_a_long_text_runs_over_pages_and_a_long_word_over_lines(olive):
    text = " ".join(f"word{number}" for number in range(900)) + " " + "x" * 400
    writes(olive, "hate", reasons=text[:LONGEST])
    reader, words = reads(printed(version_book(olive, "Harbour", TODAY, "hate", 1)))
    assert len(reader.pages) > 2 and all(f"word{number}" in words for number in range(900))
    assert words.count("x") >= 400


@pytest.mark.parametrize("letters", ["Zażółć gęślą jaźń", "Ŵy ŷ", "Київ", "Αθήνα", "“said” – …", "e\u0301"])
def test_letters_of_many_languages_are_set(olive, letters):
    writes(olive, "hate", reasons=f"They wrote {letters}.")
    _, words = reads(printed(version_book(olive, "Harbour", TODAY, "hate", 1)))
    assert letters.replace("e\u0301", "é") in words and UNSET not in words


@pytest.mark.parametrize("letters", ["日本", "שלום", "سلام", "🕯", "\x07"])
def test_letters_that_cannot_be_set_are_said_and_stand_in_the_json(olive, browser_of, letters):
    writes(olive, "hate", reasons=f"They wrote {letters}.")
    _, words = reads(printed(version_book(olive, "Harbour", TODAY, "hate", 1)))
    assert f"They wrote {UNSET * len(letters)}." in words and SAID_OF_UNSET in words
    said = json.loads(browser_of(olive).get(BOOK + "workbook.json").response.content)
    assert said["versions"][0]["answers"]["reasons"] == f"They wrote {letters}."


def test_what_was_typed_is_never_taken_for_markup(olive):
    writes(olive, "hate", reasons='<b>1 < 2 & 3</b> <img src="x"/> </para>')
    _, words = reads(printed(version_book(olive, "Harbour", TODAY, "hate", 1)))
    assert '<b>1 < 2 & 3</b> <img src="x"/> </para>' in words


def test_the_same_book_is_the_same_bytes(olive):
    """A file that says when somebody fetched it would tell more than the workbook does."""
    writes(olive, "hate")
    book = whole_book(olive, "Harbour", TODAY)
    assert printed(book) == printed(book)


def test_the_json_has_every_version_and_sign_off(olive, browser_of):
    for court in ("One.", "Two."):
        writes(olive, "terms", court=court)
        signs(olive)
    said = json.loads(browser_of(olive).get(BOOK + "workbook.json").response.content)
    assert [(one["version"], one["answers"]["court"]) for one in said["versions"]] == [(1, "One."), (2, "Two.")]
    assert [(one["number"], one["versions"]) for one in said["signed"]] == [(1, {"terms": 1}), (2, {"terms": 2})]
    assert said["now"]["chapters"][2]["title"] == "Terms" and "Olive" not in json.dumps(said)


@pytest.mark.usefixtures("place")
def test_the_command_writes_both_files_and_says_what_it_cannot(olive, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(compliance.place, "prepare", lambda: None)  # the tests' own databases are open already
    writes(olive, "terms", court="From the console.")
    where = argparse.Namespace(to=str(tmp_path / "book.pdf"))
    assert compliance.run(where) == 0
    _, words = reads((tmp_path / "book.pdf").read_bytes())
    assert "From the console." in words and "Harbour" in words
    assert json.loads((tmp_path / "book.json").read_text())["versions"][0]["sheet"] == "terms"
    assert capsys.readouterr().out.count("written: ") == 2
    assert compliance.run(argparse.Namespace(to=str(tmp_path / "nowhere" / "book.pdf"))) == 1
    assert "cannot be written: No such file or directory." in capsys.readouterr().out
