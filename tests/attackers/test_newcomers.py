"""The bound on a newcomer's replies can be counted by anybody: it must not be wider where a thread is hers.

PRIVACY, "Anonymous writing" 6: whoever saw six replies of one day under a pen name, one of them in a
thread whose author is unknown, would know who wrote it.
"""

from datetime import timedelta

import pytest

from tealight.kernel.verdict import Refused
from tests import make
from tests.attackers.worlds import SAID, again


@pytest.fixture
def new(place):
    return make.a_person("Newly Here")


@pytest.fixture
def others(ben):
    return [make.a_story(ben, f"Evening {number}.") for number in range(6)]


def answers(viewer, *stories, **choices):
    for story in stories:
        make.a_reply(again(viewer), story, "With you.", **choices)


@pytest.mark.parametrize("hers", [True, False], ids=["hers", "another’s"])
def test_6_the_sixth_answer_of_a_day_is_refused_whose_story_it_may_be(new, cy, others, hers):
    story = make.a_story(new if hers else cy, SAID, anonymous=True)
    answers(new, *others[:5])
    with pytest.raises(Refused, match="five times a day"):
        answers(new, story)


@pytest.mark.parametrize("hers", [True, False], ids=["hers", "another’s"])
def test_6_an_answer_to_it_counts_whose_story_it_may_be(new, cy, others, hers):
    story = make.a_story(new if hers else cy, SAID, anonymous=True)
    answers(new, story, *others[:4])
    with pytest.raises(Refused, match="five times a day"):
        answers(new, others[4])


def test_6_under_the_face_that_told_it_one_can_go_on_as_under_ones_pen_name(new, others):
    named, unnamed = make.a_story(new, "As myself."), make.a_story(new, SAID, anonymous=True)
    answers(new, *[named] * 3)
    answers(new, *[unnamed] * 3, anonymous=True)
    answers(new, *others[:5])
    answers(new, named)
    answers(new, unnamed, anonymous=True)
    with pytest.raises(Refused, match="five times a day"):
        answers(new, others[5])


def test_6_what_is_anonymous_is_counted_apart_so_that_neither_says_whose_the_other_is(new, others):
    """Were there one count of both, whoever sees a sixth reply of a day would know who did not write it."""
    named = make.a_story(new, "As myself.")
    answers(new, *others[:5])
    answers(new, named, *others, anonymous=True)
    with pytest.raises(Refused, match="five times a day"):
        answers(new, others[5])


@pytest.mark.parametrize("days", [0, 400], ids=["new", "long here"])
def test_1_the_bound_on_anonymous_replies_is_the_same_however_old_the_account(place, ben, days):
    make.a_place_changes(anonymous_replies_a_day=3)
    someone = make.a_person("Newly Here", joined_on=(make.NOW - timedelta(days=days)).date())
    told = [make.a_story(ben, f"Morning {number}.") for number in range(4)]
    own = make.a_story(someone, SAID, anonymous=True)
    answers(someone, *told[:3], own, own, anonymous=True)
    with pytest.raises(Refused, match="the same for everyone"):
        answers(someone, told[3], anonymous=True)
    answers(someone, told[3])


@pytest.mark.parametrize("has_told", [True, False], ids=["told something unnamed", "told nothing"])
def test_6_whether_words_under_a_pen_name_wait_hangs_on_that_name_alone(place, mira, has_told):
    """She joined without script, so a person reads her first words. After she deleted those, her next wait again:
    were what she told as nobody counted, whoever looks through what waits would know that there is some."""
    from tealight.stories import wording
    from tealight.stories.actions.erase_story import erase_story
    from tealight.stories.actions.let_story_appear import let_story_appear
    from tealight.stories.models import Story

    plain = make.a_person("Plain", first_post_held=True)
    first = Story.objects.get(id=make.a_story(plain, "Hello."))
    seen = wording.mark(first, wording.take(first, first, mira), mira)
    let_story_appear(viewer=mira, now=make.NOW, story=first.id, seen=seen)
    if has_told:
        make.a_story(again(plain), SAID, anonymous=True)
    erase_story(viewer=again(plain), now=make.NOW, story=first.id)
    assert Story.objects.get(id=make.a_story(again(plain), "Hello again.")).held_on
