"""Bounds on what one member shares, and slow places: refused with a sentence, and every word is kept."""

from datetime import timedelta

import pytest

from tealight.kernel.verdict import Refused
from tealight.place import slow
from tealight.place.actions.slow_down import slow_down
from tealight.stories.models import Reply, Story
from tests import make
from tests.make import NOW, TEST

WORDS = "The kettle, the letters, the kettle again."
FACES = pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])


def slowly(where, minutes=10):
    slow_down(viewer=TEST, now=NOW, where=where, minutes=minutes)


@FACES
def test_stories_a_day(ada, anonymous):
    make.a_place_changes(stories_a_day=2)
    for _ in range(2):
        make.a_story(ada, WORDS, anonymous=anonymous)
    with pytest.raises(Refused, match="as many stories"):
        make.a_story(ada, WORDS, anonymous=anonymous)
    make.a_story(ada, WORDS, anonymous=not anonymous)  # counted apart
    make.a_story(ada, WORDS, audience="me")  # what is for oneself is never bounded
    make.a_story(ada, WORDS, anonymous=anonymous, now=NOW + timedelta(days=1, minutes=1))


@FACES
def test_replies_an_hour(ada, ben, cy, anonymous):
    make.a_place_changes(replies_an_hour=2)
    story = make.a_story(ada, WORDS)
    for minutes in (0, 30):
        make.a_reply(ben, story, anonymous=anonymous, now=NOW + timedelta(minutes=minutes))
    with pytest.raises(Refused, match="as many replies"):
        make.a_reply(ben, story, anonymous=anonymous, now=NOW + timedelta(minutes=59))
    make.a_reply(cy, story, anonymous=anonymous, now=NOW + timedelta(minutes=59))
    make.a_reply(ben, story, anonymous=anonymous, now=NOW + timedelta(minutes=61))


def test_the_team_speaks_as_often_as_it_must_but_not_under_another_name(ada, mira):
    make.a_place_changes(replies_an_hour=1)
    story = make.a_story(ada, WORDS)
    for _ in range(2):
        make.a_reply(mira, story)
    make.a_reply(mira, story, anonymous=True)
    with pytest.raises(Refused, match="as many replies"):
        make.a_reply(make.as_viewer(mira.member_id), story, anonymous=True)


@FACES
@pytest.mark.parametrize("where", ["place", "room", "thread"])
def test_slow_is_one_new_thing_each_in_so_many_minutes(ada, ben, cy, where, anonymous):
    ada, ben, cy = (make.in_room(one, "late-loss") for one in (ada, ben, cy))
    story, elsewhere = make.a_story(ada, WORDS, room="late-loss"), make.a_story(ada, WORDS)
    group = Story.objects.get(id=story).group_id
    slowly({"place": slow.EVERYWHERE, "room": slow.room(group), "thread": slow.thread(story)}[where])
    make.a_reply(ben, story, anonymous=anonymous)
    with pytest.raises(Refused, match="they can go in ten minutes at most"):
        make.a_reply(ben, story, anonymous=anonymous, now=NOW + timedelta(minutes=4))
    with pytest.raises(Refused, match="they can go in five minutes at most"):
        make.a_reply(ben, story, anonymous=anonymous, now=NOW + timedelta(minutes=6))
    make.a_reply(cy, story, anonymous=anonymous, now=NOW + timedelta(minutes=4))
    make.a_reply(ben, story, anonymous=not anonymous, now=NOW + timedelta(minutes=4))
    if where == "place":
        with pytest.raises(Refused, match="slowly"):
            make.a_reply(ben, elsewhere, anonymous=anonymous, now=NOW + timedelta(minutes=4))
    else:
        make.a_reply(ben, elsewhere, anonymous=anonymous, now=NOW + timedelta(minutes=4))
    make.a_reply(ben, story, anonymous=anonymous, now=NOW + timedelta(minutes=11))


def test_a_refusal_keeps_every_word_and_says_when_they_can_go(ada, ben, browser_of):
    story = make.a_story(ada, WORDS)
    slowly(slow.thread(story))
    reader = browser_of(ben)
    page = reader.get(f"/stories/{story}/")
    assert "one new thing each, every ten minutes" in page.main
    page = reader.send(page.form(f"/stories/{story}/replies/"), body="First.")
    page = reader.send(page.form(f"/stories/{story}/replies/"), follow=False, body="Word for word.")
    assert page.status == 422 and "Word for word." in page.html and "Your words are still in the box" in page.main
    assert Reply.objects.filter(persona_id=ben.persona_id).count() == 1


def test_a_double_click_in_a_slow_place_answers_once_and_is_no_refusal(ada, ben):
    story = make.a_story(ada, WORDS)
    slowly(slow.EVERYWHERE)
    for _ in range(2):
        make.a_reply(ben, story, reply_id=812)
    assert Reply.objects.filter(story=story).count() == 1


def test_the_page_to_write_on_says_that_the_place_is_slow(ada, browser_of):
    assert "slowly" not in browser_of(ada).get("/stories/new/").main
    slowly(slow.EVERYWHERE, 30)
    assert "every thirty minutes" in browser_of(ada).get("/stories/new/").main


@pytest.mark.parametrize(("links", "held"), [(3, False), (4, True)])
def test_a_text_holds_so_many_links_and_no_more(ada, links, held):
    make.a_place_changes(most_links=3)
    text = " ".join(f"[this](https://example.org/{number})" for number in range(links - 1)) + " https://example.com/x."
    if held:
        with pytest.raises(Refused, match="3 links at most, and this one has 4"):
            make.a_story(ada, text)
    else:
        assert make.a_story(ada, text)
    make.a_place_changes(most_links=0)
    assert make.a_story(ada, text)


def test_links_that_stood_before_the_bound_may_stay(ada):
    from tealight.stories.actions.edit_story import edit_story

    text = "https://example.org/1 https://example.org/2"
    story = make.a_story(ada, text)
    Story.objects.filter(id=story).update(held_on=None)
    make.a_place_changes(most_links=1)
    change = {"viewer": ada, "now": NOW, "story": story, "title": "", "audience": "members", "need": "company"}
    edit_story(**change, source=f"Again: {text}")
    with pytest.raises(Refused, match="1 links at most"):
        edit_story(**change, source=f"{text} https://example.org/3")


@pytest.mark.parametrize("days", [3, 0])
def test_how_long_somebody_is_new_is_the_operators_to_say(place, days):
    make.a_place_changes(newcomer_days=days)
    someone = make.a_person("Newly Here", joined_on=(NOW - timedelta(days=1)).date())
    waits = Story.objects.get(id=make.a_story(someone, "https://example.org/")).held_on is not None
    assert waits is (days == 3)
    # what is anonymous waits for everyone, new or not
    assert Story.objects.get(id=make.a_story(someone, "https://example.org/", anonymous=True)).held_on


def test_no_count_of_anybodys_stands_anywhere_but_in_memory(ada, ben, django_assert_num_queries):
    from tealight.place.queries import place
    from tealight.stories.bounds import turn_to_tell

    make.a_place_changes(stories_a_day=1)
    turn = turn_to_tell(ada, place(), "members", None, anonymous=True)
    with django_assert_num_queries(0):
        turn.require(NOW)
        turn.count(NOW)
        with pytest.raises(Refused):
            turn.require(NOW)
