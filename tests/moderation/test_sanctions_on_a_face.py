"""Where no seal leads to anybody, a decision is about the face alone (PRIVACY, "Anonymous writing" 9, 10)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tealight.accounts.models import Sanction
from tealight.accounts.queries.decisions import own_decisions
from tealight.kernel import clock
from tealight.kernel.verdict import Refused
from tealight.moderation.queries.decisions import decisions
from tealight.moderation.queries.own import appealable
from tealight.stories.actions.edit_reply import edit_reply
from tealight.stories.actions.edit_story import edit_story
from tealight.stories.actions.share_story import Chosen
from tealight.stories.actions.withdraw_story import withdraw_story
from tealight.stories.models import Story
from tests import make
from tests.moderation.asking import again
from tests.moderation.deciding import appeal, decide, lift

SAID = "I have told nobody this."


@pytest.fixture
def place(db):
    """A place that never unseals."""
    make.a_place(never_unseals=True)


@pytest.fixture
def face(untold):
    return Story.objects.get(id=untold).persona_id


def edited(viewer, story, **changes):
    usual = {"title": "", "source": SAID, "audience": "members", "need": "company"}
    edit_story(viewer=again(viewer), now=make.NOW, story=story, **{**usual, **changes})


@pytest.mark.parametrize("kind", ["write", "suspend"])
def test_under_that_face_nothing_more_is_written_and_elsewhere_all_goes_on(ada, ben, mira, untold, face, kind):
    elsewhere = make.a_story(ben, "Mine.")
    mine = make.a_reply(again(ada), untold, "One thing more.", anonymous=True)
    decide(mira, face, kind)
    row = Sanction.objects.get()
    assert row.tag is None and row.persona_id == face and again(ada).sanctions == frozenset()
    with pytest.raises(Refused, match="nothing more is written under this name"):
        make.a_reply(again(ada), untold, "And another.", anonymous=True)
    with pytest.raises(Refused, match="nothing more is written under this name"):
        edited(ada, untold, source="Something else.")
    with pytest.raises(Refused, match="nothing more is written under this name"):
        edit_reply(viewer=again(ada), now=make.NOW, reply=mine, source="Something else.")
    make.a_reply(again(ada), untold, "As myself.")
    make.a_reply(again(ada), elsewhere, "As nobody.", anonymous=True)
    make.a_story(again(ada), "Another evening.", anonymous=True)


def test_notes_can_be_added_and_words_taken_back_whatever_was_decided(ada, mira, untold, face):
    decide(mira, face)
    edited(ada, untold, source="I can’t go on.", audience="me")
    withdraw_story(viewer=again(ada), now=make.NOW, story=untold)
    assert Story.objects.get(id=untold).withdrawn_on


def test_no_photos_under_it_and_words_still(ada, mira, untold, face):
    decide(mira, face, "photos")
    make.a_reply(again(ada), untold, "Words.", anonymous=True)
    with pytest.raises(Refused, match="no photos are added under this name"):
        make.a_reply(again(ada), untold, "And this.", anonymous=True, photos=[Chosen(7)])


def test_others_write_in_that_story_as_before(ada, ben, mira, untold, face):
    decide(mira, face)
    make.a_reply(ben, untold, "With you.", anonymous=True)


def test_over_or_lifted_it_holds_no_more(ada, mira, untold, face):
    number = decide(mira, face, until=clock.day(make.NOW))
    tomorrow = make.NOW + timedelta(days=1)
    make.a_reply(again(ada, tomorrow), untold, "Next day.", anonymous=True, now=tomorrow)
    lift(mira, number)
    make.a_reply(again(ada), untold, "At once.", anonymous=True)


def test_only_its_bearer_is_told_and_can_say_something_to_it(ada, ben, mira, face, browser_of):
    from tealight.accounts.models import Persona

    number, name = decide(mira, face), Persona.objects.get(id=face).name
    (said,) = own_decisions(again(ada), make.NOW)
    assert said == f"As “{name}”, in that one story, nothing more can be written until the team lifts this."
    assert said in browser_of(again(ada)).get("/account/").main
    assert own_decisions(again(ben), make.NOW) == ()
    assert [one.decision for one in appealable(again(ada), make.NOW)] == [number]
    appeal(again(ada), number)
    assert decisions(mira)[0].appeal == "It was not me."


def test_a_page_answers_the_refusal_with_its_sentence_and_keeps_the_words(ada, mira, untold, face, browser_of):
    decide(mira, face)
    browser = browser_of(again(ada))
    form = browser.get(f"/stories/{untold}/").form(f"/stories/{untold}/replies/")
    page = browser.send(form, body="One thing more.", anonymous="on", follow=False)
    assert page.status == 422 and "nothing more is written under this name" in page.main
    assert "One thing more." in page.html


def test_a_row_is_for_somebody_or_for_a_face_and_never_both_or_neither(ada, face):
    for tag, persona in ((b"t" * 32, face), (None, None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Sanction.objects.create(tag=tag, persona_id=persona, kind="write")


def test_a_pen_name_is_its_person_here_as_well(ada, mira):
    decide(mira, ada.persona_id)
    assert again(ada).sanctions == {"write"} and Sanction.objects.get().persona_id is None
