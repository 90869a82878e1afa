"""What a browser remembers: a guise, and whether words may wait in it; for one person, in one browser."""

import re

import pytest

from tests.page import Browser

PAGE = "/account/device/"


def key_on(browser, url="/help/"):
    """What the pages of this browser say of keeping words: "no", "" or a key."""
    return re.search(r'data-words="([^"]*)"', browser.get(url).html)[1]


def choose(browser, **fields):
    return browser.post(PAGE, {"guise": "reader", **fields})


@pytest.fixture
def own(ada):
    return Browser.of(ada)


def test_at_first_nothing_is_kept_and_the_guise_is_plain(own):
    page = own.get(PAGE)
    assert key_on(own) == "no"
    form = page.form(PAGE)
    assert form.fields["guise"] == ["reader"] and form.fields["keeps"] == []
    assert "Whoever uses this device while you are signed in can find those words." in page.main


def test_the_guise_is_chosen_for_this_browser_only(own, ada):
    page = own.send(own.get(PAGE).form(PAGE), guise="notes")
    assert "Set, for this browser only." in page.words
    assert 'href="/app/notes/"' in page.html
    assert 'href="/app/reader/"' in Browser.of(ada).get(PAGE).html


def test_an_unknown_guise_is_refused_and_a_strange_cookie_counts_for_nothing(own):
    assert choose(own, guise="calculator").status == 422
    for value in ("x", "x.1.2", "reader.zz.1", "reader.-1.", "reader..", "notes.ffffffffffffffffffff.00", "é.1.1"):
        own.client.cookies["device"] = value
        assert key_on(own) in ("no", "")


def test_switched_on_each_browser_has_a_key_of_its_own(own, ada):
    other = Browser.of(ada)
    for one in (own, other):
        choose(one, keeps="on")
    assert len(key_on(own)) == 44
    assert key_on(own) != key_on(other)
    assert own.get(PAGE).form(PAGE).fields["keeps"] == ["on"]
    assert key_on(own) not in str(own.client.cookies)


def test_setting_it_again_keeps_the_key_and_the_words(own):
    choose(own, keeps="on")
    key = key_on(own)
    page = choose(own, guise="notes", keeps="on")
    assert key_on(own) == key and "Clear-Site-Data" not in page.response


def test_switched_off_the_words_are_wiped_and_the_key_never_comes_again(own):
    choose(own, keeps="on")
    key = key_on(own)
    assert choose(own).response["Clear-Site-Data"] == '"storage"'
    assert key_on(own) == "no"
    assert choose(own, keeps="on").response["Clear-Site-Data"] == '"storage"'
    assert key_on(own) not in (key, "no", "")


def test_who_signs_in_after_me_has_not_switched_it_on(own, ben):
    """A session may end by itself; what waits here then is nobody else's."""
    choose(own, keeps="on")
    after = Browser.of(ben)
    after.client.cookies["device"] = own.client.cookies["device"].value
    assert key_on(after) == ""
    assert after.get(PAGE).form(PAGE).fields["keeps"] == []
    choose(after, guise="notes")
    own.client.cookies["device"] = after.client.cookies["device"].value
    assert len(key_on(own)) == 44, "what waits here for one is not thrown away by another's choice"
    visitor = Browser()
    visitor.client.cookies["device"] = own.client.cookies["device"].value
    assert key_on(visitor, "/sign-in/") == ""


def test_the_cookie_names_nobody(own, ada):
    choose(own, keeps="on")
    value = own.client.cookies["device"].value
    assert re.fullmatch(r"reader\.[0-9a-f]{1,16}\.[0-9a-f]{16}", value)
    assert str(ada.member_id) not in value and str(ada.persona_id) not in value
    assert own.client.cookies["device"]["httponly"] and own.client.cookies["device"]["samesite"] == "Lax"


@pytest.mark.parametrize("way", ["/sign-out/", "/account/pause/"])
def test_signing_out_wipes_and_switches_it_off_but_leaves_the_guise(own, way):
    choose(own, guise="notes", keeps="on")
    page = own.post(way)
    assert page.response["Clear-Site-Data"] == '"cache", "storage"'
    assert own.client.cookies["device"].value == "notes"
    assert key_on(own, "/sign-in/") == "no"


def test_a_browser_that_remembers_nothing_is_given_nothing_by_signing_out(own):
    assert "device" not in own.post("/sign-out/").response.cookies
