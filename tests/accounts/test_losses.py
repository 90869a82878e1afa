"""What somebody wrote down of a loss: in their own words, on their own pages, in their own sealed record."""

import re
from dataclasses import replace

import pytest

from tealight.accounts.actions.choose_word import choose_word
from tealight.accounts.actions.keep_loss import LossMoved, keep_loss
from tealight.accounts.losses import Loss
from tealight.accounts.queries.losses import own_loss, own_losses
from tealight.kernel.verdict import Refused
from tests.make import NOW, as_viewer

LIST, NEW = "/account/losses/", "/account/losses/new/"


def _loss(page):
    """The id of the one loss of a list page."""
    return int(re.search(r"/account/losses/(\d+)/", " ".join(page.links()))[1])


def _form(page):
    return next(form for form in page.forms if "kinds" in form.fields)


# ── Writing one down, changing it, deleting it ──────────────────────────────────────────────────
def test_one_is_written_down_found_again_changed_and_deleted(ada, browser_of):
    browser = browser_of(ada)
    assert "Nothing is kept here, and nothing needs to be." in browser.get(LIST).main
    page = browser.send(
        _form(browser.get(NEW)), word="baby", kinds=["late", "twins"], known="exact", weeks="12", and_days="3",
        season="march", year="2021", role="pregnant", path=["birth", "medicine"],
    )
    assert "Kept. Only you can read it." in page.words
    assert (
        "Late loss · One or more of twins or triplets · Medicine · Labour and birth · 12 weeks and 3 days · March 2021 · I was pregnant"
    ) in page.main
    number = _loss(page)
    form = _form(browser.get(f"{LIST}{number}/"))
    assert (form.fields["weeks"], form.fields["and_days"], form.fields["kinds"]) == (["12"], ["3"], ["late", "twins"])
    assert form.fields["path"] == ["medicine", "birth"]
    page = browser.send(form, word="name", name="  Wren   Rose ", known="about", and_days="", path=["waiting"])
    assert "triplets · I’m still waiting · about" in page.main
    assert "Wren Rose" in page.main and "about 12 weeks ·" in page.main
    page = browser.get(f"{LIST}{number}/delete/")
    assert "Wren Rose" in page.main
    page = browser.send(page.form(f"{LIST}{number}/delete/"))
    assert "It is deleted." in page.words and "Wren" not in page.words
    assert browser.get(f"{LIST}{number}/").status == 404 and browser.get(f"{LIST}{number}/delete/").status == 404


def test_everything_may_stay_open(ada, browser_of):
    browser = browser_of(ada)
    page = browser.send(_form(browser.get(NEW)))
    assert "Kept. Only you can read it." in page.words and "Kept without a word" in page.main
    assert own_losses(as_viewer(ada.member_id))[0].told == ""


def test_several_losses_each_have_their_own_word(ada, browser_of):
    browser = browser_of(ada)
    for word, name in (("pregnancy", ""), ("name", "Wren"), ("none", "")):
        browser.send(_form(browser.get(NEW)), word=word, name=name)
    titles = [card.said.title for card in own_losses(as_viewer(ada.member_id))]
    assert titles == ["", "Wren", "Pregnancy"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"known": "exact", "weeks": "12", "and_days": "3"}, "12 weeks and 3 days"),
        ({"known": "exact", "weeks": "1", "and_days": "1"}, "1 week and 1 day"),
        ({"known": "exact", "weeks": "", "and_days": "5"}, "5 days"),
        ({"known": "about", "weeks": "8"}, "about 8 weeks"),
        ({"known": "range", "weeks": "9", "to_weeks": "10", "to_and_days": "2"}, "between 9 weeks and 10 weeks and 2 days"),
        ({"known": "range", "weeks": "10", "to_weeks": "9"}, "between 9 weeks and 10 weeks"),
        ({"known": "unknown", "weeks": "8"}, "weeks not known"),
        ({"known": "unsaid"}, "weeks not said"),
        ({"path": ["unsaid"]}, "how it went not said"),
        ({"path": ["operation", "waited"]}, "Waiting, and letting it happen · An operation"),
        ({"season": "winter"}, "Winter"),
        ({"year": "1974"}, "1974"),
    ],
)
def test_how_far_along_and_when_are_told_as_they_were_answered(ada, browser_of, sent, told):
    browser = browser_of(ada)
    browser.send(_form(browser.get(NEW)), **sent)
    assert own_losses(as_viewer(ada.member_id))[0].told == told


@pytest.mark.parametrize("days", [0, 22 * 7, 24 * 7, 41 * 7])
def test_neither_kind_nor_path_is_ever_worked_out_from_weeks(ada, days):
    keep_loss(viewer=ada, now=NOW, loss=Loss(5, weeks="exact", days=days, season="march", year=2021))
    kept = own_loss(ada, 5)[0]
    assert (kept.kinds, kept.path) == ((), ())


# ── The word to use ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("own", "for_all", "role", "title", "phrase"),
    [
        ("baby", "pregnancy", "pregnant", "Baby", "your baby"),
        ("", "pregnancy", "partner", "Pregnancy", "your pregnancy"),
        ("", "baby", "surrogate", "Baby", "the baby"),
        ("baby", "", "close", "Baby", "the baby"),
        ("pregnancy", "", "", "Pregnancy", "the pregnancy"),
        ("name", "none", "", "Wren", "Wren"),
        ("", "name", "", "Wren", "Wren"),
        ("none", "baby", "pregnant", "", ""),
        ("", "none", "", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_there_is_one_rule_for_the_word_to_use(ada, own, for_all, role, title, phrase):
    choose_word(viewer=ada, now=NOW, word=for_all)
    keep_loss(viewer=ada, now=NOW, loss=Loss(5, word=own, role=role, name="Wren"))
    said = own_losses(ada)[0].said
    assert (said.title, said.phrase) == (title, phrase)


def test_a_name_for_all_says_nothing_where_no_name_was_written(ada):
    choose_word(viewer=ada, now=NOW, word="name")
    keep_loss(viewer=ada, now=NOW, loss=Loss(5))
    assert own_losses(ada)[0].said.title == ""


# ── Bad input ───────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"word": "name", "name": " "}, "Write the name, or choose another word."),
        ({"word": "name", "name": "\u200d\u202e"}, "Write the name, or choose another word."),
        ({"name": "W" * 41}, "This is too long: 40 characters fit."),
        ({"name": "🕯" * 20_000}, "This is too long: 40 characters fit."),
        ({"weeks": "12"}, "You wrote weeks. Choose how well you know them, or empty them."),
        ({"known": "exact"}, "The weeks are still empty."),
        ({"known": "range", "weeks": "9"}, "The second is still empty."),
        ({"known": "about", "weeks": "9", "to_weeks": "10"}, "You wrote weeks twice."),
        ({"known": "exact", "weeks": "twelve"}, "Weeks are a whole number from 0 to 60."),
        ({"known": "exact", "weeks": "9" * 5000}, "Weeks are a whole number from 0 to 60."),
        ({"known": "exact", "weeks": "-1"}, "Weeks are a whole number from 0 to 60."),
        ({"known": "exact", "weeks": "12", "and_days": "7"}, "Days beside weeks are a whole number from 0 to 6."),
        ({"known": "exact", "weeks": "🕯"}, "Weeks are a whole number from 0 to 60."),
        ({"year": "21"}, "A year is written with four digits, like 1998."),
        ({"year": "9000"}, "This year is still to come."),
        ({"season": "monsoon"}, "Choose one of these."),
        ({"kinds": ["late", "angel"]}, "One of these is not in the list any more."),
        ({"path": ["medicine", "procedure"]}, "One of these is not in the list any more."),
        ({"word": "foetus"}, "Choose one of these."),
        ({"role": "mother"}, "Choose one of these."),
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(ada, browser_of, sent, sentence):
    browser = browser_of(ada)
    page = browser.send(_form(browser.get(NEW)), **{"kinds": ["late"], "name": "Wren", "season": "june", **sent}, follow=False)
    assert page.status == 422 and sentence in page.main
    assert "What you wrote is still here." in page.main
    fields = _form(page).fields
    typed = {name: value for name, value in sent.items() if name in {"name", "weeks", "and_days", "to_weeks", "year"}}
    assert {name: fields[name][0] for name in typed} == {name: value.replace("\x00", "") for name, value in typed.items()}
    assert "late" in fields["kinds"] and (fields["season"] == ["june"] or "season" in sent)
    assert own_losses(as_viewer(ada.member_id)) == ()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("נועה", "נועה"), ("ليلى", "ليلى"), ("👩🏽‍👧", "👩🏽‍👧"), ("W\x00ren", "Wren"), ("\u202eWren", "Wren"),
        ("Wren\nRose", "Wren Rose"), ("<b>Wren</b>", "<b>Wren</b>"), ("é", "é"),
    ],
)
def test_a_name_in_any_script_is_kept_and_nothing_that_turns_a_line_round(ada, browser_of, name, kept):
    browser = browser_of(ada)
    page = browser.post(NEW, {"word": "name", "name": name}, follow=True)
    assert own_losses(as_viewer(ada.member_id))[0].said.title == kept
    assert kept in page.main


@pytest.mark.parametrize("sent", [{}, {"number": "x" * 9000, "seen": "-1"}, {"number": "0"}, {"number": "9" * 30}, {"number": "١٢"}])
def test_a_form_without_our_numbers_keeps_one_all_the_same(ada, browser_of, sent):
    assert browser_of(ada).post(NEW, {**sent, "kinds": ["molar"]}).status == 303
    assert [card.told for card in own_losses(as_viewer(ada.member_id))] == ["Molar pregnancy"]


def test_a_double_press_keeps_one_and_deletes_once(ada, browser_of):
    browser = browser_of(ada)
    form = _form(browser.get(NEW))
    for _ in range(2):
        page = browser.send(form, kinds=["ectopic"])
        assert "Kept. Only you can read it." in page.words
    form = _form(browser.get(f"{LIST}{_loss(page)}/"))
    for _ in range(2):
        page = browser.send(form, kinds=["molar"])
        assert "Kept. Only you can read it." in page.words
    assert len(own_losses(as_viewer(ada.member_id))) == 1
    number = _loss(page)
    for _ in range(2):
        assert "It is deleted." in browser.post(f"{LIST}{number}/delete/", follow=True).words


def test_a_page_used_twice_writes_over_nothing(ada, browser_of):
    browser = browser_of(ada)
    form = _form(browser.get(NEW))
    browser.send(form, word="name", name="Wren")
    page = browser.send(form, word="name", name="Robin", follow=False)
    assert page.status == 422 and "One was kept from this page already" in page.main
    browser.send(_form(page))
    assert {card.said.title for card in own_losses(as_viewer(ada.member_id))} == {"Wren", "Robin"}


def test_two_tabs_that_change_one_lose_neither(ada, browser_of):
    one, two = browser_of(ada), browser_of(ada)
    number = _loss(one.send(_form(one.get(NEW)), word="baby"))
    first, second = (_form(tab.get(f"{LIST}{number}/")) for tab in (one, two))
    one.send(first, word="name", name="Wren")
    page = two.send(second, word="pregnancy", year="2001", follow=False)
    assert page.status == 422 and "changed meanwhile" in page.main
    assert own_losses(as_viewer(ada.member_id))[0].said.title == "Wren"
    form = _form(page)
    assert form.fields["year"] == ["2001"]
    two.send(form)
    assert own_losses(as_viewer(ada.member_id))[0].said.title == "Pregnancy"


def test_what_was_deleted_in_another_tab_can_be_kept_anew(ada, browser_of):
    one, two = browser_of(ada), browser_of(ada)
    number = _loss(one.send(_form(one.get(NEW)), word="baby"))
    form = _form(two.get(f"{LIST}{number}/"))
    one.post(f"{LIST}{number}/delete/")
    page = two.send(form, word="name", name="Wren", follow=False)
    assert page.status == 422 and "deleted meanwhile" in page.main
    for _ in range(2):
        two.send(_form(page))
    assert [card.said.title for card in own_losses(as_viewer(ada.member_id))] == ["Wren"]


def test_a_full_room_says_so_and_keeps_what_it_has(ada, browser_of):
    for number in range(1, 21):
        keep_loss(viewer=ada, now=NOW, loss=Loss(number, kinds=("early", "missed"), weeks="about", days=59, word="baby", role="pregnant"))
    browser = browser_of(ada)
    page = browser.send(_form(browser.get(NEW)), name="Wren", follow=False)
    assert page.status == 422 and "There is no room for this" in page.main and _form(page).fields["name"] == ["Wren"]
    assert len(own_losses(as_viewer(ada.member_id))) == 20


@pytest.mark.parametrize(
    "odd",
    [{"kinds": ("tissue",)}, {"kinds": ("late", "late")}, {"path": ("procedure",)}, {"path": ("birth", "birth")}, {"weeks": "guessed"}, {"days": -1}, {"days": 12}, {"word": "x"},
     {"word": "name"}, {"name": "a  b"}, {"season": "yule"}, {"year": 12}, {"role": "x"}, {"weeks": "range", "days": 9, "until": 8},
     {"version": -1}, {"id": 0}, {"id": 2**53}],
)
def test_the_action_itself_refuses_what_is_in_no_list(ada, odd):
    with pytest.raises(Refused):
        keep_loss(viewer=ada, now=NOW, loss=replace(Loss(5), **odd))
    assert own_losses(ada) == ()


def test_the_action_never_writes_over_what_was_not_seen(ada):
    keep_loss(viewer=ada, now=NOW, loss=Loss(5, name="Wren"))
    with pytest.raises(LossMoved):
        keep_loss(viewer=ada, now=NOW, loss=Loss(5, name="Robin", version=3))
    assert own_loss(ada, 5)[0].name == "Wren"
