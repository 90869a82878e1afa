"""Whose only answer cannot be read any more waits again: on the shelf, and in what is counted."""

import pytest

from tealight.kernel import clock
from tests import make

HOUR = clock.hour(make.NOW)


@pytest.fixture
def told(ada, ben, stories):
    """A story and its only answer: (story, reply, since)."""
    story = make.a_story(ada, title="Told")
    reply = make.a_reply(ben, story, "I read this twice.")
    assert stories.get(id=story).answered_on == HOUR
    return story, reply, lambda: stories.get(id=story).answered_on


def taken_back(ben, mira, reply):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    withdraw_reply(viewer=ben, now=make.NOW, reply=reply)


def deleted(ben, mira, reply):
    from tealight.stories.actions.erase_reply import erase_reply

    erase_reply(viewer=ben, now=make.NOW, reply=reply)


def held(ben, mira, reply, on=True):
    from tealight.stories.actions.hold import hold

    hold(viewer=mira, now=make.NOW, kind="reply", things=[reply], on=on)


def taken_down(ben, mira, reply, on=True):
    from tealight.stories.actions.take_down import take_down

    take_down(viewer=mira, now=make.NOW, kind="reply", things=[reply], on=on)


def edited_into_waiting(ben, mira, reply):
    from tealight.stories.actions.edit_reply import edit_reply
    from tests.stories import dangers

    edit_reply(viewer=ben, now=make.NOW, reply=reply, source=dangers.PLAN)


def gone_with_the_account(ben, mira, reply):
    from tealight.stories.actions.erase_replies import erase_replies

    erase_replies(viewer=make.TEST, now=make.NOW, persona_id=ben.persona_id, keep_words=False)


GOES = (taken_back, deleted, held, taken_down, edited_into_waiting, gone_with_the_account)


@pytest.mark.parametrize("goes", GOES)
def test_the_only_answer_goes_and_the_story_waits_again(told, ben, mira, goes):
    _, reply, since = told
    goes(ben, mira, reply)
    assert since() is None


@pytest.mark.parametrize("goes", GOES)
def test_another_answer_still_stands(told, ben, cy, mira, goes):
    story, reply, since = told
    make.a_reply(cy, story, "So did I.")
    goes(ben, mira, reply)
    assert since() == HOUR


@pytest.mark.parametrize("goes", GOES)
def test_what_the_author_adds_is_no_answer(told, ada, ben, mira, goes):
    story, reply, since = told
    make.a_reply(ada, story, "Thank you for reading.")
    goes(ben, mira, reply)
    assert since() is None


def test_her_own_answer_under_her_name_counts_for_what_is_anonymous_until_it_goes(ada, mira, stories):
    """PRIVACY 6: it takes her story off like anyone's, and its going puts it back like anyone's."""
    story = make.a_story(ada, anonymous=True)
    ada = make.as_viewer(ada.member_id)
    reply = make.a_reply(ada, story, "I am here too.")
    assert stories.get(id=story).answered_on == HOUR
    taken_back(ada, mira, reply)
    assert stories.get(id=story).answered_on is None


@pytest.mark.parametrize("goes", [held, taken_down])
def test_what_the_team_gives_back_answers_again(told, ben, mira, goes):
    _, reply, since = told
    goes(ben, mira, reply)
    goes(ben, mira, reply, on=False)
    assert since() == HOUR


def test_an_edit_that_does_not_wait_changes_nothing(told, ben):
    from tealight.stories.actions.edit_reply import edit_reply

    _, reply, since = told
    edit_reply(viewer=ben, now=make.NOW, reply=reply, source="I read this three times.")
    assert since() == HOUR
