"""A watched word opens a case: a person looks, and nothing else changes."""

import pytest

from tealight.moderation.models import Case, Urgency
from tealight.place.actions.watch_words import watch_words
from tests import make
from tests.ground.work import drain
from tests.make import NOW, TEST


def watching(does):
    watch_words(viewer=TEST, now=NOW, words="serial number", does=does)


@pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])
def test_an_alert_opens_one_case_however_often_it_is_said(ada, ben, browser_of, anonymous):
    watching("alert")
    story = make.a_story(ada, "What is the serial number?", anonymous=anonymous)
    reply = make.a_reply(ben, story, "The serial number is on the lid.")
    drain()
    drain()
    rows = {(case.kind, case.thing): case for case in Case.objects.all()}
    assert rows.keys() == {("story", story), ("reply", reply)}
    assert {case.why for case in rows.values()} == {"words"} and {case.urgency for case in rows.values()} == {Urgency.REPORT}
    assert "serial number" in browser_of(ben).get(f"/stories/{story}/").main, "members read it meanwhile"


def test_what_waits_for_a_word_is_held_first(ada):
    watching("hold")
    make.a_story(ada, "What is the serial number?")
    drain()
    case = Case.objects.get()
    assert (case.why, case.urgency) == ("held", Urgency.HELD)


def test_the_event_says_nothing_of_the_word(ada):
    from tealight.ledger.models import Event

    watching("alert")
    make.a_story(ada, "What is the serial number?")
    event = Event.objects.get(verb="words.noticed")
    assert event.ids == {"kind": "story"}
