"""What somebody says to a decision, heard by somebody else, and what comes of it."""

from datetime import timedelta

import pytest

from tealight.kernel.verdict import Refused
from tealight.moderation.actions.decide import decide
from tealight.moderation.actions.hear_appeal import hear_appeal
from tealight.moderation.judgement import Judgement
from tealight.moderation.models import Appeal, Case, Decision
from tealight.moderation.queries.own import letter
from tealight.stories.models import Story
from tests import make
from tests.moderation.asking import again
from tests.moderation.cases import REASON, of_story
from tests.moderation.deciding import appeal


@pytest.fixture
def rowan(place):
    """Another moderator."""
    return make.a_person("Rowan", roles=("moderator",))


@pytest.fixture
def story(ada):
    return make.a_story(ada, "The General, ward nine.", anonymous=True)


@pytest.fixture
def number(mira, story, now):
    """A decision of Mira's to take it down."""
    return decide(viewer=mira, now=now, case=of_story(story), judged=Judgement(what="remove", reason=REASON))


def answered(browser, number: int, outcome: str, **said):
    path = f"/desk/decisions/{number}/hearing/"
    return browser.send(browser.get(path).form(path), outcome=outcome, words="We read it again.", **said)


def test_appealed_through_the_letter_heard_by_another_and_answered_there(ada, mira, rowan, story, number, browser_of):
    hers, path = browser_of(again(ada)), f"/account/decisions/{number}/"
    page = hers.send(hers.get(path).form(path), text="It is a children’s book.")
    assert "who did not decide it hears you" in page.words and "It is a children’s book." in page.main
    assert all(form.action != path for form in page.forms) and "answers here by" in page.main
    case = Case.objects.get(kind="decision", thing=number, why="appeal")
    # To the next whole hour, which before midnight is another day.
    assert timedelta(days=7) <= case.due_hour - case.opened_hour <= timedelta(days=7, hours=1) and case.closed_on is None
    desk = browser_of(mira)
    assert desk.get(f"/desk/cases/{case.id}/decide/", follow=False).goes_to == f"/desk/decisions/{number}/hearing/"
    listed = desk.get("/desk/decisions/")
    assert "Appeals that wait" in listed.main and "Somebody else has to hear" in listed.main and "due " in listed.main
    assert "You decided this" in desk.get(f"/desk/decisions/{number}/hearing/").main
    page = answered(browser_of(rowan), number, "undone")
    assert "It was undone" in page.main and "We read it again." in page.main and "Ada" not in page.main
    assert not Story.objects.get(id=story).removed_on and "Appeals that wait" not in desk.get("/desk/decisions/").main
    page = hers.get(path)
    assert "It was undone" in page.main and "We read it again." in page.main and "Rowan" not in page.main


def test_upheld_it_stays_and_is_answered_once(ada, mira, rowan, story, number, now, browser_of):
    appeal(again(ada), number)
    answered(browser_of(rowan), number, "upheld")
    assert Case.objects.get(kind="decision").outcome == "nothing"
    assert Story.objects.get(id=story).removed_on and letter(again(ada), now, number).appeal.outcome == "It stays as it was decided"
    assert "This was answered" in browser_of(rowan).get(f"/desk/decisions/{number}/hearing/").main


def test_changed_something_else_holds_and_has_a_letter_of_its_own(ada, rowan, story, number, browser_of):
    appeal(again(ada), number)
    page = answered(browser_of(rowan), number, "changed")
    assert page.status == 422 and "Choose what holds instead" in page.main and "We read it again." in page.html
    answered(browser_of(rowan), number, "changed", what="note", notes=["physical-detail"], reason="A detail.", category="picture")
    row = Story.objects.get(id=story)
    assert not row.removed_on and row.notes
    assert {title.text for title in letter(again(ada), make.NOW, Decision.objects.get(what="note").id).lines if title.term == "What we saw"} == {"A detail."}


def test_who_decided_does_not_hear_it_whatever_they_send(ada, mira, number, now):
    appeal(again(ada), number)
    with pytest.raises(Refused, match="Somebody else"):
        hear_appeal(viewer=mira, now=now, appeal=Appeal.objects.get().id, outcome="upheld", words="No.")


def test_where_one_person_decides_alone_the_letter_says_so(ada, mira, story, now):
    number = decide(viewer=mira, now=now, case=of_story(story), judged=Judgement(what="warn", reason=REASON))
    said = letter(again(ada), now, number).lines[-1].text
    assert "one person alone decides here" in said and "within seven days" not in said
    make.a_person("Rowan", roles=("lead",))
    assert "within seven days" in letter(again(ada), now, number).lines[-1].text


def test_for_six_months_and_not_longer(ada, number, now):
    with pytest.raises(Refused, match="six months"):
        appeal(again(ada), number, now=now + timedelta(days=184))
    appeal(again(ada), number, now=now + timedelta(days=183))
    assert Appeal.objects.get().due_on == (now + timedelta(days=190)).date()
