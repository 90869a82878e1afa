"""The pages of whom the team wrote to: what they say, what they keep, and that they ask again who is there."""

import pytest

from tealight.letters.models import Letter
from tests import make
from tests.budgets import counted
from tests.letters.writing import ASKED, SAID, again, answers, rows, write


@pytest.fixture
def number(mira, face):
    return write(mira, face)


def test_home_and_notices_say_that_there_is_something_new_and_no_more(ada, ben, number, browser_of):
    for url in ("/", "/notices/"):
        page = browser_of(ada).get(url)
        assert "You have a new message" in page.main and f"/letters/{number}/" in page.links()
        assert "Alder" not in page.html and "at the desk" not in page.html
        assert "You have a new message" not in browser_of(ben).get(url).main
    assert "Nothing new" in browser_of(ben).get("/notices/").main and "Nothing new" not in browser_of(ada).get("/notices/").main


def test_the_frame_of_no_page_says_it(ada, number, browser_of):
    """Where something new is pointed at on every page, whoever looks over a shoulder would learn of it."""
    assert "new message" not in browser_of(ada).get("/stories/").html.lower()


def test_my_things_lead_to_letters_for_everybody_alike(ada, ben, number, browser_of):
    ways = [[link for link in browser_of(viewer).get("/account/").links() if "letters" in link] for viewer in (ada, ben)]
    assert ways == [["/letters/"], ["/letters/"]]


@pytest.mark.parametrize("url", ["/letters/", "/letters/{}/", "/letters/{}/erasure/"])
def test_they_ask_again_who_is_there(ada, number, browser_of, url):
    page = browser_of(ada, fresh=False).get(url.format(number))
    assert "password" in page.form("/sign-in/again/").fields
    assert "Alder" not in page.html and ASKED not in page.html


def test_words_written_while_the_time_ran_out_are_sent_after_asking(ada, number, browser_of):
    browser = browser_of(ada, fresh=False)
    asked = browser.post(f"/letters/{number}/", {"text": SAID}, follow=True)
    assert not asked.html.count("Alder") and Letter.objects.count() == 1
    page = browser.send(asked.form("/sign-in/again/"), password=make.PASSWORD)
    if Letter.objects.count() == 1:  # the words came back into their box
        page = browser.send(page.form(f"/letters/{number}/"))
    assert Letter.objects.count() == 2 and SAID in page.main


def test_the_list_says_gently_who_wrote_and_to_which_name(ada, number, browser_of):
    page = browser_of(ada).get("/letters/")
    assert "Alder, a volunteer here, wrote to you" in page.main and f"/letters/{number}/" in page.links()
    assert next(iter(again(ada).thread_names.values())) in page.main
    empty = browser_of(make.a_person("Dee")).get("/letters/")
    assert "Nobody has written to you." in empty.main


def test_there_and_back_through_the_pages(ada, mira, number, browser_of):
    browser = browser_of(ada)
    page = browser.get(f"/letters/{number}/")
    assert page.heading == "Alder, a volunteer here, wrote to you" and ASKED in page.main
    page = browser.send(page.form(f"/letters/{number}/"), text=SAID)
    assert page.main.index(ASKED) < page.main.index(SAID) and "Mira" not in page.html
    desk = browser_of(mira)
    assert "answered within the hour" in desk.get("/desk/letters/").main
    page = desk.send(desk.get(f"/desk/letters/{number}/").form(f"/desk/letters/{number}/"), name="Rowan", text="I am here.")
    assert "Ada" not in page.html and SAID in page.main
    assert "I am here." in browser.get(f"/letters/{number}/").main


def test_help_always_stands_on_the_page(ada, number, browser_of):
    from tealight.accounts.actions.choose_country import choose_country
    from tealight.help.actions import load_directory

    load_directory(viewer=make.TEST, now=make.NOW)
    browser = browser_of(ada)
    for url in ("/letters/", f"/letters/{number}/"):
        assert "ring your emergency number" in browser.get(url).main
    for country, emergency in (("GB", "999"), ("IE", "112")):
        choose_country(viewer=again(ada), now=make.NOW, country=country)
        for url in ("/letters/", f"/letters/{number}/"):
            main = browser.get(url).main
            assert emergency in main and "All help in" in main
    sent = browser.send(browser.get(f"/letters/{number}/").form(f"/letters/{number}/"), text="")
    assert "112" in sent.main


@pytest.mark.parametrize(("text", "says"), [("", "nothing here to send"), ("x" * 10_001, "longer than")])
def test_what_cannot_be_sent_stays_in_the_box(ada, number, browser_of, text, says):
    browser = browser_of(ada)
    page = browser.send(browser.get(f"/letters/{number}/").form(f"/letters/{number}/"), text=text)
    assert page.status == 422 and says in page.main
    assert page.form(f"/letters/{number}/").fields["text"] == [text]


def test_pressed_twice_it_is_sent_once(ada, number, browser_of):
    browser = browser_of(ada)
    form = browser.get(f"/letters/{number}/").form(f"/letters/{number}/")
    for _ in range(2):
        browser.send(form, text=SAID)
    assert Letter.objects.count() == 2


def test_words_to_a_conversation_that_went_meanwhile_come_back(ada, mira, number, browser_of):
    browser, desk = browser_of(ada), browser_of(mira)
    forms = browser.get(f"/letters/{number}/").form(f"/letters/{number}/"), desk.get(f"/desk/letters/{number}/").form(f"/desk/letters/{number}/")
    confirm = browser.get(f"/letters/{number}/erasure/")
    assert "cannot be undone" in confirm.main and rows() == 1
    page = browser.send(confirm.form(f"/letters/{number}/erasure/"))
    assert page.heading == "Letters" and "It is deleted." in page.words and rows() == 0
    for somebody, form, typed in ((browser, forms[0], {"text": SAID}), (desk, forms[1], {"text": SAID, "name": "Alder"})):
        page = somebody.send(form, **typed)
        assert page.status == 404 and SAID in page.main and "Nothing was sent" in page.main


def test_a_closed_one_says_so_and_keeps_its_box(ada, mira, number, browser_of):
    desk = browser_of(mira)
    desk.send(desk.get(f"/desk/letters/{number}/").form(f"/desk/letters/{number}/closing/"))
    assert "Nothing is open." in desk.get("/desk/letters/").main and f"/desk/letters/{number}/" in desk.get("/desk/letters/closed/").links()
    page = browser_of(ada).get(f"/letters/{number}/")
    assert "nothing more is needed for now" in page.main and page.form(f"/letters/{number}/").fields["text"] == [""]


#: the viewer, and whether a notice is there that may be seen, are asked on every page
SPENT = {
    "/letters/": 3,  # the last letter of each
    "/letters/{}/": 5,  # the conversation; who wrote last; the letters
}


def test_the_pages_ask_no_more_however_long_a_conversation_is(ada, number, browser_of):
    browser, asked = browser_of(ada), []
    for _ in range(2):
        for url in SPENT:
            browser.client.get(url.format(number))  # what a process learns once
            with counted() as seen:
                assert browser.client.get(url.format(number)).status_code == 200
            asked.append((url, len(seen)))
        for one in range(5):
            answers(ada, number, f"And {one}.")
    assert asked == [*SPENT.items()] * 2
