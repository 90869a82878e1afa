"""The ways to an article: the front, a category, what is new, and the questions people ask."""

from datetime import date, timedelta

import pytest

from tests.magazine.writing import a_category, an_article

TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _that_evening(monkeypatch):
    from tealight.kernel import clock
    from tests.magazine.writing import NOW

    monkeypatch.setattr(clock, "now", lambda: NOW)


def test_the_front_shows_categories_what_is_new_and_questions(place, anybody):
    a_category("Empty shelf")
    an_article("One", category=a_category("Bodies", about="What bodies do."), questions=[("question", "Is it my fault?")])
    page = anybody.get("/reading/")
    assert "Bodies" in page.main and "What bodies do." in page.main and "Empty shelf" not in page.main
    assert {"/reading/in/bodies/", "/reading/one/", "/reading/questions/"} <= set(page.links())
    assert "Is it my fault?" in page.words


def test_the_front_leads_to_the_search(place, anybody):
    an_article("Milk, afterwards")
    assert "/reading/search/" in anybody.get("/reading/").links()


def test_an_empty_magazine_says_so(place, anybody):
    for address in ("/reading/", "/reading/latest/", "/reading/questions/"):
        assert "Nothing is here yet." in anybody.get(address).main


def test_a_category_that_is_not_there_is_not_found(place, anybody):
    assert anybody.get("/reading/in/nothing/").status == 404


@pytest.mark.parametrize("below", ["", "feed/"])
def test_a_category_of_drafts_is_as_if_it_were_not_there(place, anybody, below):
    an_article("Milk", category=a_category("Of another site"), publish=False)
    assert anybody.client.get(f"/reading/in/of-another-site/{below}").status_code == 404
    an_article("Bread", category=a_category("Of another site"))
    assert anybody.client.get(f"/reading/in/of-another-site/{below}").status_code == 200


def test_questions_stand_in_the_order_of_the_alphabet(place, anybody):
    an_article("One", questions=[("question", "What happens at the scan?"), ("question", "is it my fault?")])
    an_article("Two", questions=[("question", "Can I hold on to hope?")])
    an_article("Draft", questions=[("question", "Am I seen?")], publish=False)
    page = anybody.get("/reading/questions/")
    places = [page.main.index(words) for words in ("Can I hold on to hope?", "is it my fault?", "What happens at the scan?")]
    assert places == sorted(places) and "Am I seen?" not in page.main


def test_a_question_leads_to_its_article(place, anybody):
    an_article("One", questions=[("question", "Is it my fault?")])
    assert "/reading/one/" in anybody.get("/reading/questions/").links()


def test_long_overdue_it_is_not_recommended_and_still_there(place, anybody):
    from tealight.magazine.queries.lists import LATE

    an_article("Late", next_review_on=TODAY - LATE, reviewed_on=date(2024, 1, 1), questions=[("question", "Is it late?")])
    an_article("Too late", next_review_on=TODAY - LATE - timedelta(days=1), reviewed_on=date(2024, 1, 1), questions=[("question", "Is it too late?")])
    for address in ("/reading/latest/", "/reading/"):
        page = anybody.get(address)
        assert "/reading/late/" in page.links() and "/reading/too-late/" not in page.links(), address
    for address in ("/reading/in/after-the-hospital/", "/reading/questions/"):
        assert "/reading/too-late/" in anybody.get(address).links(), address
    assert "Parts of it may be out of date." in anybody.get("/reading/too-late/").main


def read_on(anybody, address: str, wanted: str) -> list[str]:
    """The addresses of articles on all pages of a list, in their order."""
    found = []
    while address:
        links = anybody.get(address).links()
        found += [url for url in links if url.startswith(wanted)]
        address = next((url for url in links if "after=" in url), "")
    return found


@pytest.mark.parametrize("address", ["/reading/latest/", "/reading/in/after-the-hospital/", "/reading/questions/"])
def test_a_long_list_goes_on_page_by_page_and_ends(place, anybody, monkeypatch, address):
    from tealight.magazine.queries import lists

    monkeypatch.setattr(lists.newest, "__defaults__", (None, 2))
    monkeypatch.setattr(lists.questions, "__defaults__", (None, 2))
    monkeypatch.setattr(lists, "MOST", 2)
    for number in range(5):
        an_article(f"Number {number}", questions=[("question", "Is it the same question?")])
    found = read_on(anybody, address, "/reading/number-")
    assert len(found) == 5 and len(set(found)) == 5
    assert "That’s everything for now." in anybody.get(f"{address}?after=999").main or "after=" in str(anybody.get(address).links())


def test_words_for_a_number_begin_at_the_beginning(place, anybody):
    an_article("One")
    for words in ("x", "-1", "9" * 40, ""):
        assert "/reading/one/" in anybody.get(f"/reading/latest/?after={words}").links()
