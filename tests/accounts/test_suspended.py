"""Suspended: one reads and looks after what is one's own, is told why and until when, and reaches nobody."""

from datetime import timedelta

import pytest

from tealight.accounts.models import Persona, Sanction
from tealight.groups.actions.make_circle import make_circle
from tealight.help.models import TeamMessage
from tealight.kernel import clock
from tealight.stories.models import Reaction, Reply, Story
from tests import make
from tests.page import Browser

TODAY = clock.day(clock.now())
SAID = "The team has suspended your account for now."


def decide(viewer, kind="suspend", slot=0, **more) -> None:
    """What a decision leaves behind: a row only its owner's tag can find."""
    tag = viewer.keys.slots("sanction/v1", 16)[slot]
    Sanction.objects.create(tag=tag, kind=kind, **more)


@pytest.fixture
def story(ben):
    return make.a_story(ben, title="The kettle")


def test_signing_in_works_and_my_things_say_why_and_until_when(ada, anybody):
    until = TODAY + timedelta(days=9)
    decide(ada, until=until)
    page = anybody.send(anybody.get("/sign-in/").form("/sign-in/"), pen_name="Ada", password=make.PASSWORD)
    assert page.status == 200
    page = anybody.get("/account/")
    assert "What the team decided" in page.main
    assert f"Your account is suspended until the end of {until.day} {until:%B %Y}." in page.main
    assert "/contact/" in page.links()


def test_everything_can_be_read_and_nothing_reaches_others(ada, story):
    make.the_rooms()
    browser = Browser.of(ada)
    begun = browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/")
    decide(ada)
    page = browser.get(f"/stories/{story}/")
    assert "The kettle" in page.main and SAID in page.main
    page = browser.send(begun, body="I’m so sorry.")
    assert SAID in page.main and "I’m so sorry." in page.html, "what was typed is kept"
    for address, fields in (
        (f"/stories/{story}/reaction/", {"reaction": "with-you"}),
        ("/rooms/late-loss/join/", {}),
        ("/account/name/", {"pen_name": "Somebody Else"}),
        ("/account/name/", {"line": "By the sea."}),
    ):
        page = browser.post(address, fields)
        assert page.status == 403 and SAID in page.main, address
    assert not Reply.objects.exists() and not Reaction.objects.exists()
    assert make.as_viewer(ada.member_id).groups == frozenset()
    assert Persona.objects.get(id=ada.persona_id).name == "Ada"


def test_no_circle_is_entered_and_nobody_is_asked_into_ones_own(ada, ben):
    make_circle(viewer=ada, now=make.NOW)
    decide(ada)
    page = Browser.of(ada).post("/circle/invitations/")
    assert page.status == 403 and SAID in page.main


def test_what_is_ones_own_stays_ones_own(ada, story):
    told = make.a_story(ada, title="The clock")
    decide(ada)
    browser = Browser.of(ada)
    assert browser.post(f"/stories/{told}/withdrawal/").status == 303
    assert Story.objects.get(id=told).withdrawn_on is not None
    assert browser.post(f"/stories/{story}/keeping/", {"keep": "1"}).status == 303
    page = browser.get("/account/close/")
    assert browser.send(page.form("/account/close/"), words="delete", follow=False).status == 303


def test_writing_to_the_team_always_works(ada, settings, monkeypatch):
    decide(ada)
    monkeypatch.setattr("tealight.help.forms.ticket.YOUNGEST", 0)
    browser = Browser.of(ada)
    page = browser.send(browser.get("/contact/").form("/contact/"), body="I think this is wrong.", follow=False)
    assert page.status == 303 and TeamMessage.objects.count() == 1


def test_a_role_rests_meanwhile(mira):
    assert Browser.of(mira).get("/desk/").status == 200
    decide(mira)
    assert Browser.of(mira).get("/desk/").status == 404


def test_nobody_else_is_shown_anything(ada, ben, mira):
    before = [Browser.of(viewer).get(f"/people/{ada.persona_id}/").main for viewer in (ben, mira)]
    decide(ada)
    assert [Browser.of(viewer).get(f"/people/{ada.persona_id}/").main for viewer in (ben, mira)] == before
    assert 'id="decisions"' not in Browser.of(ben).get("/account/").html


@pytest.mark.parametrize("over", [{"until": TODAY - timedelta(days=1)}, {"lifted_on": TODAY},
                                  {"until": TODAY + timedelta(days=9), "lifted_on": TODAY}])
@pytest.mark.parametrize("kind", ["suspend", "write", "pre-read"])
def test_a_decision_that_ran_out_or_was_lifted_binds_no_more(ada, story, kind, over):
    decide(ada, kind, **over)
    again = make.as_viewer(ada.member_id, clock.now())
    assert again.sanctions == frozenset()
    browser = Browser.of(again)
    assert 'id="decisions"' not in browser.get("/account/").html
    page = browser.get(f"/stories/{story}/")
    assert browser.send(page.form(f"/stories/{story}/replies/"), body="I’m so sorry.", follow=False).status == 303
    assert Reply.objects.get().held_on is None


def test_a_decision_binds_through_its_last_day(ada):
    decide(ada, until=TODAY)
    assert make.as_viewer(ada.member_id, clock.now()).sanctions == {"suspend"}


def test_every_decision_is_told_and_an_open_end_is_said_to_be_one(ada):
    for slot, kind in enumerate(("write", "photos", "pre-read", "letters", "suspend")):
        decide(ada, kind, slot)
    page = Browser.of(ada).get("/account/")
    for words in ("write for others", "add photos", "read by a person before", "write letters", "is suspended"):
        assert f"{words}" in page.main
    assert page.main.count("until the team lifts this") == 5
