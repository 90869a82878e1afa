"""The keyholders' pages, and where the person who was named reads of it."""

import pytest

from tests import make
from tests.moderation.asking import again, agree, ask
from tests.page import Browser


def asked(browser, story, **typed):
    form = browser.get("/desk/unsealing/new/").form("/desk/unsealing/new/")
    usual = {"address": f"/stories/{story}/", "purpose": "life", "reason": "A goodbye is in it.", "telling": "now"}
    return browser.send(form, follow=False, **{**usual, **typed})


def test_asked_agreed_and_read_with_three_browsers(ada, hazel, otto, face, untold, browser_of):
    hers, his = browser_of(hazel), browser_of(otto)
    sent = asked(hers, untold)
    page, where = hers.follow(sent), sent.goes_to
    assert face.name in page.heading and "Another keyholder has to agree" in page.main and "Ada" not in page.main
    listed = his.get("/desk/unsealing/")
    assert where in listed.links() and "Hazel asked" in listed.main
    page = his.get(where)
    assert "A goodbye is in it." in page.main and "Ada" not in page.main
    page = his.send(page.form(f"{where}agreement/"))
    for browser in (his, hers):
        assert f"/people/{ada.persona_id}/" in browser.get(where).links() and "Ada" in browser.get(where).main
    account = browser_of(again(ada))
    for path in ("/account/", "/notices/"):
        page = account.get(path)
        assert "/account/named/" in page.links() and face.name not in page.main, path
    assert f"two keyholders learned that “{face.name}” is you" in account.get("/account/named/").main
    left_open = Browser.of(again(ada), fresh=False)
    assert left_open.get("/account/named/", follow=False).goes_to.startswith("/sign-in/again/")
    assert "keyholders" not in browser_of(make.a_person("Nobody In Particular")).get("/account/").main


def test_refused_on_the_page_it_stays_sealed(hazel, otto, untold, browser_of):
    his, where = browser_of(otto), f"/desk/unsealing/{ask(hazel, untold)}/"
    page = his.send(his.get(where).form(f"{where}refusal/"))
    assert "It stays sealed" in page.words and his.get(where).status == 404


def test_who_asked_is_not_offered_to_agree_and_is_refused(hazel, untold, browser_of):
    hers, where = browser_of(hazel), f"/desk/unsealing/{ask(hazel, untold)}/"
    page = hers.get(where)
    assert [form.action for form in page.forms if form.action.startswith(where)] == [f"{where}refusal/"]
    assert hers.post(f"{where}agreement/").status == 403


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"address": "/stories/7/"}, "nothing anonymous at this address"),
    ({"purpose": ""}, "Choose one of the two"),
    ({"reason": ""}, "Say why"),
    ({"telling": "later"}, "Say whom it would endanger"),
])
def test_what_is_missing_is_said_and_what_was_typed_is_kept(hazel, untold, browser_of, typed, sentence):
    page = asked(browser_of(hazel), untold, **typed)
    assert page.status == 422 and sentence in page.main
    assert typed.get("reason") == "" or "A goodbye is in it." in page.html


def test_only_keyholders_find_the_way_and_the_pages(hazel, mira, olive, ada, untold, browser_of):
    number = ask(hazel, untold)
    assert "/desk/unsealing/" in browser_of(hazel).get("/desk/").links()
    asleep = make.a_person("Asleep", roles=("keyholder",), second_step=False)
    for other in (mira, olive, ada, asleep):
        browser = browser_of(other)
        for path in ("/desk/unsealing/", "/desk/unsealing/new/", f"/desk/unsealing/{number}/"):
            assert browser.get(path, follow=False).status in (302, 303, 403, 404), (other.pen_name, path)
    for other in (mira, olive):
        assert "/desk/unsealing/" not in browser_of(other).get("/desk/").links()


def test_an_answer_that_is_others_to_read_looks_like_none(hazel, otto, untold, browser_of):
    number = ask(hazel, untold)
    agree(otto, number)
    browser = browser_of(make.a_person("Third", roles=("keyholder",)))
    there, nothing = browser.get(f"/desk/unsealing/{number}/"), browser.get("/desk/unsealing/7/")
    assert there.status == nothing.status == 404
    assert there.html.replace(str(number), "") == nothing.html.replace("/7/", "//")


def test_in_a_place_that_never_unseals_the_pages_say_so(db):
    make.a_place(never_unseals=True)
    browser = Browser.of(make.a_person("Hazel", roles=("keyholder",)))
    for path in ("/desk/unsealing/", "/desk/unsealing/new/"):
        page = browser.get(path)
        assert "Nobody is ever named here" in page.main and "/desk/unsealing/new/" not in page.links()
        assert not [form for form in page.forms if form.action == "/desk/unsealing/new/"]
