"""Answering without words: one each, never a score, seen by the author alone."""

import pytest

from tests import make
from tests.stories.wishes import keeps_away


@pytest.fixture
def reactions(place):
    """All reactions."""
    from tealight.stories.models import Reaction

    return Reaction.objects


def press(browser, story, value):
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/reaction/")
    return browser.send(form, press=f"reaction={value}")


def test_a_candle_burns_in_rooms_of_loss_and_can_be_taken_back(ada, ben, browser_of, reactions):
    ada, ben = make.in_room(ada), make.in_room(ben)
    story = make.a_story(ada, room="late-loss")
    browser = browser_of(ben)
    page = press(browser, story, "candle")
    assert "You left a candle. Only the author sees who is alongside." in page.main
    assert 'aria-pressed="true"' in page.html
    page = press(browser, story, "none")
    assert "You left a candle." not in page.main
    assert reactions.count() == 0


def test_choosing_another_replaces_the_first(ada, ben, browser_of, reactions):
    story = make.a_story(ada)
    browser = browser_of(ben)
    press(browser, story, "with-you")
    page = press(browser, story, "thank-you")
    assert "You said thank you." in page.main
    assert reactions.count() == 1


def test_pressed_twice_at_once_it_is_there_once(ada, ben, browser_of, reactions):
    story = make.a_story(ada)
    browser = browser_of(ben)
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/reaction/")
    for _ in range(2):
        assert browser.send(form, press="reaction=with-you", follow=False).status == 303
    assert reactions.count() == 1
    lit = browser.get(f"/stories/{story}/").form(f"/stories/{story}/reaction/")
    for _ in range(2):
        browser.send(lit, press="reaction=none", follow=False)
    assert reactions.count() == 0


def test_the_author_alone_sees_who_is_alongside(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    press(browser_of(ben), story, "been-there")
    own = browser_of(ada).get(f"/stories/{story}/")
    assert "Alongside you" in own.main
    assert "Been there Ben" in own.main
    assert not [f for f in own.forms if f.action.endswith("/reaction/")]
    other = browser_of(cy).get(f"/stories/{story}/")
    assert "Alongside" not in other.main
    assert "Ben" not in other.main


def test_whoever_is_blocked_does_not_reach_the_author_this_way(ada, ben, browser_of):
    story = make.a_story(ada)
    press(browser_of(ben), story, "with-you")
    ada = keeps_away(ada, "block", ben)
    assert "Ben" not in browser_of(ada).get(f"/stories/{story}/").main
    assert "You said you are with them." in browser_of(ben).get(f"/stories/{story}/").main


def test_a_kind_the_room_does_not_have_is_refused(ada, ben, browser_of, reactions):
    story = make.a_story(ada)
    for made_up in ("candle", "like", "x" * 100, "\x00"):
        page = browser_of(ben).post(f"/stories/{story}/reaction/", {"reaction": made_up})
        assert page.status == 403, made_up
    assert reactions.count() == 0


def test_a_story_taken_back_forgets_who_stood_alongside(ada, ben, browser_of, reactions):
    story = make.a_story(ada)
    press(browser_of(ben), story, "with-you")
    browser = browser_of(ada)
    browser.send(browser.get(f"/stories/{story}/withdrawal/").form(f"/stories/{story}/withdrawal/"))
    assert reactions.count() == 0


def test_no_page_counts_anything(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    for viewer in (ben, cy):
        press(browser_of(viewer), story, "with-you")
        make.a_reply(viewer, story)
    for viewer in (ada, ben):
        page = browser_of(viewer).get(f"/stories/{story}/").main
        assert "2" not in page, "no number stands on the page of a story told today"


def test_the_same_once_more_changes_no_byte(ada, ben, reactions):
    """A row that changes tells whoever copies every hour that somebody was here."""
    from tealight.stories.actions.react import react

    story = make.a_story(ada)
    for _ in range(2):
        react(viewer=ben, now=make.NOW, story=story, kind="with-you")
        first = reactions.values().get()
        react(viewer=ben, now=make.NOW, story=story, kind="with-you")
        assert reactions.values().get() == first


def test_a_row_tells_nobody_whose_it_is_nor_what(ada, ben, cy, reactions):
    from tealight.stories.actions.react import react

    stories = [make.a_story(ada, f"Evening {number}.") for number in range(2)]
    for story, kind in zip(stories, ("with-you", "been-there"), strict=True):
        for viewer in (ben, cy):
            react(viewer=viewer, now=make.NOW, story=story, kind=kind)
    rows = list(reactions.values())
    assert all(row.keys() == {"id", "story_id", "tag", "sealed"} for row in rows)
    assert {row["story_id"] for row in rows} == set(stories)
    assert len({bytes(row["tag"]) for row in rows}) == 4, "nor are two of one person alike"
    assert len({len(row["sealed"]) for row in rows}) == 1, "nor do sizes tell them apart"
    everything = b"".join(bytes(row["sealed"]) + bytes(row["tag"]) for row in rows)
    for secret in (b"with-you", b"been-there", str(ben.persona_id).encode(), str(ben.member_id).encode()):
        assert secret not in everything


def test_whoever_reads_opens_nobodys_but_their_own(ada, ben, cy, browser_of, monkeypatch):
    """The page of others costs what it did; the author's alone opens what is there."""
    from tealight.stories.actions.react import react
    from tealight.stories.queries import alongside

    story, opening = make.a_story(ada), []
    react(viewer=ben, now=make.NOW, story=story, kind="with-you")
    one = alongside.opened
    for module in ("alongside", "story"):
        monkeypatch.setattr(f"tealight.stories.queries.{module}.opened", lambda row, *rest: opening.append(row) or one(row, *rest))
    for viewer, opens in ((cy, 0), (ben, 1), (ada, 1)):
        opening.clear()
        browser_of(viewer).get(f"/stories/{story}/")
        assert len(opening) == opens, viewer.pen_name
