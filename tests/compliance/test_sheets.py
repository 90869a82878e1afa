"""Each save of a sheet is a version of its own, nothing is written over, and nobody else reads any of it."""

import pytest

from tealight.compliance.actions.write_sheet import write_sheet
from tealight.compliance.models import SheetVersion
from tealight.compliance.sheets import KINDS, LONGEST, SHEETS
from tealight.kernel.verdict import NotFound, Refused
from tealight.place.actions.write_rules import write_rules
from tealight.place.rules import read_rules
from tests.compliance.writing import filled, writes
from tests.make import NOW, TEST

SUICIDE = "/desk/workbook/sheets/suicide/"
CHOSEN = {"likelihood": "Medium", "impact": "High", "level": "Medium", "reasons": "Three cases in a year."}


def sends(browser, url=SUICIDE, **typed):
    page = browser.get(url)
    return browser.send(page.form(url), follow=False, **{**CHOSEN, **typed})


def test_the_kinds_are_ofcoms():
    """Seventeen since December 2024, and cyberflashing since summer 2026."""
    assert [kind.title for kind in KINDS] == [
        "Terrorism", "Child sexual exploitation and abuse", "Hate", "Harassment, stalking, threats and abuse",
        "Controlling or coercive behaviour", "Intimate image abuse", "Extreme pornography", "Sexual exploitation of adults",
        "Human trafficking", "Unlawful immigration", "Fraud and financial offences", "Proceeds of crime",
        "Drugs and psychoactive substances", "Firearms, knives and other weapons", "Suicide and self-harm",
        "Foreign interference", "Animal cruelty", "Cyberflashing",
    ]
    for kind in KINDS:
        starts = {question.key: question.start for question in kind.questions}
        assert starts["considered"] and starts["measures"]
        assert not starts["likelihood"] and not starts["level"] and not starts["reasons"], "that, people judge"


def test_a_sheet_begins_with_our_words_and_each_save_is_a_version(olive, lena, browser_of):
    browser = browser_of(olive)
    page = browser.get(SUICIDE)
    assert "Telling of it is not encouraging it" in page.html and 'value="Hazel Dunn"' in page.html
    assert sends(browser).status == 303
    assert sends(browser_of(lena), reasons="Four cases.").status == 303
    rows = list(SheetVersion.objects.order_by("version"))
    assert [(row.version, row.by, row.answers["reasons"]) for row in rows] == [
        (1, "operator", "Three cases in a year."), (2, "safeguarding lead", "Four cases."),
    ]
    assert not any("Olive" in str(row.__dict__) or "Lena" in str(row.__dict__) for row in rows)
    page = browser.get(SUICIDE)
    assert page.links().count(SUICIDE + "1/") == page.links().count(SUICIDE + "2/") == 1 and "Four cases." in page.html


def test_an_old_version_is_read_beside_another(olive, browser_of):
    for reasons in ("One.", "Two.", "Three."):
        writes(olive, "suicide", reasons=reasons)
    browser = browser_of(olive)
    page = browser.get(SUICIDE + "3/")
    assert "Compared with version 2" in page.main and "Two." in page.main and "One." not in page.main
    assert page.main.count("Version 2 said:") == 1, "only what differs is said twice"
    assert "30 November 2026" in page.main and "2026-11-30" not in page.main
    page = browser.get(SUICIDE + "3/?beside=1")
    assert "Version 1 said:" in page.main and "One." in page.main and "Two." not in page.main
    assert "said:" not in browser.get(SUICIDE + "1/").main
    for nothing in ("?beside=9", "?beside=x", "?beside=%00"):
        assert "Version 2 said" in browser.get(SUICIDE + "3/" + nothing).main
    assert browser.get(SUICIDE + "4/").status == browser.get("/desk/workbook/sheets/nothing/").status == 404


def test_sent_twice_it_is_one_version(olive, browser_of):
    browser = browser_of(olive)
    form = browser.get(SUICIDE).form(SUICIDE)
    for _ in range(2):
        assert browser.send(form, follow=False, **CHOSEN).status == 303
    assert SheetVersion.objects.count() == 1


def test_two_tabs_lose_nothing(olive, lena, browser_of):
    mine, others = browser_of(olive), browser_of(lena)
    form = mine.get(SUICIDE).form(SUICIDE)
    assert sends(others, reasons="From the other tab.").status == 303
    page = mine.send(form, follow=False, **{**CHOSEN, "reasons": "From my tab."})
    assert page.status == 422 and "Version 1 of this sheet was saved while you were writing." in page.main
    assert "From my tab." in page.html and SUICIDE + "1/" in page.links()
    assert SheetVersion.objects.count() == 1
    assert mine.send(page.form(SUICIDE), follow=False).status == 303
    assert [row.answers["reasons"] for row in SheetVersion.objects.order_by("version")] == ["From the other tab.", "From my tab."]


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"reasons": ""}, "This is still empty."),
    ({"level": ""}, "Choose one."),
    ({"level": "Enormous"}, "Choose one of these."),
    ({"on": "yesterday"}, "This is no day."),
    ({"reasons": "a\x00b"}, "a null byte"),
    ({"reasons": "x" * (LONGEST + 9)}, "This is 9 characters longer than the 8,000 that fit."),
    ({"owner": "x" * 201}, "1 characters longer than the 200"),
    ({"base": "99999999999999999999"}, "less than or equal"),
])
def test_bad_input_is_kept_and_nothing_changes(olive, browser_of, typed, sentence):
    page = sends(browser_of(olive), **{"measures": "What we typed.", **typed})
    assert page.status == 422 and sentence in page.main and "What we typed." in page.html
    assert not SheetVersion.objects.exists()


def test_who_has_to_show_who_they_are_again_loses_no_word(olive, browser_of):
    browser = browser_of(olive)
    form = browser.get(SUICIDE).form(SUICIDE)
    page = browser_of(olive, fresh=False).post(SUICIDE, {key: values[0] for key, values in form.fields.items()} | {"reasons": "Kept words."})
    assert page.status != 303 and "Kept words." in page.html and not SheetVersion.objects.exists()


def test_a_sheet_about_the_terms_keeps_which_rules_held(olive, browser_of, anybody):
    writes(olive, "terms")
    write_rules(viewer=olive, now=NOW, rules=read_rules("A newer rule."))
    page = browser_of(olive).get("/desk/workbook/sheets/terms/1/")
    assert "/rules/1/" in page.links() and "Speak of your own." in anybody.get("/rules/1/").main
    assert writes(olive, "terms") == 2, "the same words beside other rules are another version"


def test_nobody_else_knows_of_it(ada, mira, anybody, browser_of, olive):
    writes(olive, "suicide")
    for path in ("", "workbook.pdf", "workbook.json", "sheets/suicide/", "sheets/suicide/1/", "sheets/suicide/1/sheet.pdf",
                 "signing/terms/", "complaints/"):
        for someone in (ada, mira):
            assert browser_of(someone).get("/desk/workbook/" + path).status == 404, path
        assert anybody.get("/desk/workbook/" + path, follow=False).goes_to.startswith("/sign-in/")
    for someone in (ada, mira, TEST):
        with pytest.raises(Refused):
            write_sheet(viewer=someone, now=NOW, sheet="suicide", base=1, answers=filled("suicide"))
    with pytest.raises(NotFound):
        write_sheet(viewer=olive, now=NOW, sheet="nothing", base=0, answers={})


def test_every_sheet_can_be_opened_and_saved_as_it_is_offered_but_for_what_people_judge(olive, browser_of):
    browser = browser_of(olive)
    for key in SHEETS:
        url = f"/desk/workbook/sheets/{key}/"
        form = browser.get(url).form(url)
        typed = {name: value for name, value in filled(key).items() if not form.fields[name][0]}
        assert browser.send(form, follow=False, **typed).status == 303, key


def test_the_workbook_says_how_each_sheet_stands(olive, browser_of):
    writes(olive, "suicide", level="High")
    main = browser_of(olive).get("/desk/workbook/").main
    assert "Version 1, 30 November 2026 · Risk: High" in main and main.count("Not written yet") == len(SHEETS) - 1
    assert main.count("Not signed off yet.") == 4
