"""A chapter is signed as it was read, for a year at most, and the desk and the doctor say when it is time again."""

import argparse
from datetime import date, timedelta

import pytest

from tealight.cli import doctor
from tealight.compliance.actions.sign_chapter import sign_chapter
from tealight.compliance.days import latest_review, said_of_review
from tealight.compliance.models import SignOff
from tealight.compliance.queries.sheets import reviews_due
from tealight.kernel import clock
from tealight.kernel.verdict import NotFound, Refused
from tests.compliance.writing import signs, writes, writes_chapter
from tests.make import NOW, TEST

TODAY = clock.day(clock.now())
URL = "/desk/workbook/signing/terms/"


def test_a_chapter_is_signed_with_the_versions_that_were_read(olive, lena, browser_of):
    writes_chapter(olive, "illegal-content")
    writes(olive, "hate", reasons="Thought about again.")
    browser, url = browser_of(lena), "/desk/workbook/signing/illegal-content/"
    form = browser.get(url).form(url)
    assert form.fields["review_on"] == [f"{latest_review(TODAY)}"]
    for _ in range(2):  # pressed twice
        assert browser.send(form, follow=False).status == 303
    row = SignOff.objects.get()
    assert (row.number, row.by, row.versions["hate"], row.versions["fraud"]) == (1, "safeguarding lead", 2, 1)
    assert len(row.versions) == 19 and "Signed off on" in browser.get("/desk/workbook/").main
    writes(olive, "hate", reasons="And once more.")
    main = browser.get("/desk/workbook/").main
    assert main.count("saved since the sign-off") == 1 and main.count("A sheet was saved since.") == 1


def test_nothing_unwritten_and_nothing_unread_is_signed(olive, browser_of):
    browser = browser_of(olive)
    assert "once every sheet is written" in browser.get(URL).main
    with pytest.raises(Refused, match="Write these first: What the terms have to say"):
        signs(olive)
    writes(olive, "terms")
    form = browser.get(URL).form(URL)
    writes(olive, "terms", court="Other words.")
    page = browser.send(form, follow=False)
    assert page.status == 422 and "A sheet was saved again since you opened this page." in page.main
    assert not SignOff.objects.exists()
    assert browser.send(page.form(URL), follow=False).status == 303
    assert SignOff.objects.get().versions == {"terms": 2}


@pytest.mark.parametrize("days", [-1, 0, 400])
def test_it_is_looked_at_again_within_twelve_months(olive, browser_of, days):
    writes(olive, "terms")
    browser = browser_of(olive)
    page = browser.send(browser.get(URL).form(URL), follow=False, review_on=f"{TODAY + timedelta(days=days)}")
    assert page.status == 422 and "within twelve months" in page.main and not SignOff.objects.exists()


def test_only_those_who_answer_for_it_sign(olive, ada, mira):
    writes(olive, "terms")
    for someone in (ada, mira, TEST):
        with pytest.raises(Refused):
            sign_chapter(viewer=someone, now=NOW, chapter="terms", seen=1, review_on=latest_review(NOW.date()))
    with pytest.raises(NotFound):
        sign_chapter(viewer=olive, now=NOW, chapter="nothing", seen=1, review_on=latest_review(NOW.date()))


def test_a_year_is_twelve_months_and_a_month_ahead_it_is_said():
    assert latest_review(date(2028, 2, 29)) == date(2029, 2, 28) and latest_review(date(2026, 11, 30)) == date(2027, 11, 30)
    day = date(2027, 5, 3)
    assert said_of_review("Terms", day, day - timedelta(days=31)) == ""
    assert said_of_review("Terms", day, day - timedelta(days=30)) == "“Terms” is to be looked at again by 3 May 2027."
    assert "is to be" in said_of_review("Terms", day, day)
    assert said_of_review("Terms", day, day + timedelta(days=1)) == "“Terms” was to be looked at again by 3 May 2027."


def test_the_desk_the_workbook_and_the_doctor_say_that_it_is_time(olive, mira, browser_of, capsys, monkeypatch):
    monkeypatch.setattr(doctor.place, "prepare", lambda: None)  # the tests' own databases are open already
    writes(olive, "terms")
    signs(olive, now=clock.now(), review_on=TODAY + timedelta(days=200))
    browser = browser_of(olive)
    assert "looked at again by" not in browser.get("/desk/").main and not reviews_due(TEST, TODAY)
    doctor.run(argparse.Namespace(settings=False, retry_failed=False, in_front=None))
    assert "workbook: well" in capsys.readouterr().out
    SignOff.objects.update(signed_on=TODAY - timedelta(days=300), review_on=TODAY - timedelta(days=2))
    said = "“Terms” was to be looked at again by"
    assert said in browser.get("/desk/").main and said in browser.get("/desk/workbook/").main and said in browser.get(URL).main
    assert said not in browser_of(mira).get("/desk/").main
    assert doctor.run(argparse.Namespace(settings=False, retry_failed=False, in_front=None)) == 1
    assert said in capsys.readouterr().out
    signs(olive, now=clock.now())
    assert said not in browser.get("/desk/").main


def test_the_desk_asks_no_more_for_it_than_two_statements(olive, django_assert_num_queries):
    with django_assert_num_queries(2):
        reviews_due(olive, TODAY)
