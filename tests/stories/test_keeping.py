"""Keeping a story for oneself: nobody is told, and what is gone is gone."""

from tests import make
from tests.stories.wishes import keeps, keeps_away, takes_back, wishes


def test_a_story_is_kept_and_let_go(ada, ben, browser_of):
    story = make.a_story(ada, title="A title")
    browser = browser_of(ben)
    page = browser.send(browser.get(f"/stories/{story}/").form(f"/stories/{story}/keeping/"), press="keep")
    assert "Kept for yourself. Nobody is told." in page.main
    assert "A title" in browser.get("/kept/").main
    page = browser.send(page.form(f"/stories/{story}/keeping/"), press="keep")
    assert "No longer kept." in page.main
    assert "You keep nothing yet." in browser.get("/kept/").main


def test_the_author_sees_no_difference(ada, ben, browser_of):
    story = make.a_story(ada)
    before = browser_of(ada).get(f"/stories/{story}/").main
    keeps(ben, story)
    assert browser_of(ada).get(f"/stories/{story}/").main == before


def test_kept_stories_stand_in_the_order_of_keeping_a_page_at_a_time(ada, ben, browser_of):
    stories = [make.a_story(ada, title=f"Number {number:02}.") for number in range(25)]
    for story in stories:
        ben = keeps(ben, story)
    browser = browser_of(ben)
    page = browser.get("/kept/")
    assert page.main.index("Number 24.") < page.main.index("Number 05.")
    assert "Number 04." not in page.main
    (further,) = [link for link in page.links() if "before=" in link]
    page = browser.get(further)
    assert "Number 04." in page.main
    assert "Number 05." not in page.main
    assert browser.get("/kept/", data={"before": "none"}).main.count("Read Number") == 20


def test_what_is_kept_follows_what_may_be_read_and_is_wanted(ada, ben, cy, browser_of):
    back, birth, mine = make.a_story(ada, title="Back"), make.a_story(ada, title="Birth", notes=["birth"]), make.a_story(cy, title="Of Cy")
    detail = make.a_story(ada, "Blood.", title="Detail", notes=["physical-detail"])
    for story in (back, birth, mine, detail):
        ben = keeps(ben, story)
    takes_back(ada, back)
    ben = keeps_away(wishes(ben, birth="leave-out", physical_detail="cover"), "block", cy)
    page = browser_of(ben).get("/kept/")
    for gone in ("Back", "Birth", "Of Cy", "Detail", "Blood"):
        assert gone not in page.main
    assert "A story with physical detail." in page.main


def test_what_turned_invisible_can_still_be_let_go(ada, ben, browser_of):
    story = make.a_story(ada)
    ben = keeps(ben, story)
    takes_back(ada, story)
    assert browser_of(ben).post(f"/stories/{story}/keeping/", {"keep": "no"}).status == 303
    assert make.as_viewer(ben.member_id).kept == ()
