"""One person has a case in hand at a time; another can be asked to look; what they write down is sealed."""

from datetime import timedelta

import pytest

from tealight.kernel.verdict import Refused
from tealight.rota.queries import duty_name_of
from tests import make
from tests.moderation.at_desk import a_case
from tests.stories.wishes import wishes

MINUTES = timedelta(minutes=1)


@pytest.fixture
def rowan(place):
    return make.a_person("Rowan", roles=("moderator",))


@pytest.fixture
def case(ada):
    return a_case("story", make.a_story(ada, "Words."))


def on_duty(viewer):
    return duty_name_of(viewer, make.NOW)


def claim(viewer, case, now=make.NOW):
    from tealight.moderation.actions.claim_case import claim_case

    claim_case(viewer=viewer, now=now, case=case, name=viewer.pen_name)


def held(case, now=make.NOW) -> str:
    from tealight.moderation.queries.claims import holder_of

    found = holder_of(case, now)
    return found.name if found else ""


def test_of_two_moderators_at_once_the_second_is_told_who_has_it(case, mira, rowan, browser_of):
    hers, his = browser_of(mira), browser_of(rowan)
    mine, theirs = (browser.get("/desk/queue/").form(f"/desk/cases/{case}/claim/") for browser in (hers, his))
    page = hers.send(mine)
    assert "You have this in hand." in page.main
    page = his.send(theirs)
    assert "Somebody else took this a moment earlier." in page.main and f"{on_duty(mira)} has this in hand until" in page.main
    assert f"in hand: {on_duty(mira)}" in his.get("/desk/queue/").main and "in hand: you" in hers.get("/desk/queue/").main
    his.post(f"/desk/cases/{case}/release/")
    his.post(f"/desk/cases/{case}/swap/")
    assert "in hand: you" in hers.get("/desk/queue/").main, "nobody gives back what another has"
    page = hers.send(hers.get(f"/desk/cases/{case}/").form(f"/desk/cases/{case}/release/"))
    assert "Given back." in page.main
    assert his.send(theirs).status == 200 and f"in hand: {on_duty(rowan)}" in hers.get("/desk/queue/").main


def test_the_database_itself_holds_one_claim_a_case(case, mira, rowan):
    from tealight.moderation.models import Claim

    claim(mira, case)
    claim(mira, case)
    with pytest.raises(Refused):
        claim(rowan, case)
    assert Claim.objects.count() == 1 and held(case) == "Mira"


@pytest.mark.parametrize(("danger", "minutes"), [("self-harm", 30), ("", 120)])
def test_whoever_forgets_to_give_one_back_loses_it(ada, mira, rowan, danger, minutes):
    case = a_case("story", make.a_story(ada), "danger" if danger else "report", danger=danger)
    claim(mira, case)
    assert held(case, make.NOW + (minutes - 1) * MINUTES) == "Mira"
    with pytest.raises(Refused):
        claim(rowan, case, make.NOW + (minutes - 1) * MINUTES)
    assert held(case, make.NOW + minutes * MINUTES) == ""
    claim(rowan, case, make.NOW + minutes * MINUTES)
    assert held(case, make.NOW + minutes * MINUTES) == "Rowan"


def test_taken_again_it_counts_from_then(case, mira):
    claim(mira, case)
    claim(mira, case, make.NOW + 100 * MINUTES)
    assert held(case, make.NOW + 200 * MINUTES) == "Mira"


def test_claims_that_are_over_are_deleted_and_others_stay(ada, case, mira):
    from tealight.moderation.actions.tidy_desk import tidy_desk
    from tealight.moderation.models import Claim

    claim(mira, case)
    tidy_desk(viewer=make.TEST, now=make.NOW + 119 * MINUTES)
    assert Claim.objects.exists()
    tidy_desk(viewer=make.TEST, now=make.NOW + 4 * 60 * MINUTES)
    assert not Claim.objects.exists()
    with pytest.raises(Refused):
        tidy_desk(viewer=mira, now=make.NOW)


def test_who_leaves_what_they_have_in_hand_gives_it_back(case, mira, browser_of):
    hers = browser_of(mira)
    hers.post(f"/desk/cases/{case}/claim/")
    hers.post(f"/desk/cases/{case}/swap/")
    assert "in hand" not in hers.get("/desk/queue/").main


def test_a_second_opinion_is_asked_of_another_and_stays_as_a_note(case, mira, rowan, browser_of):
    hers, his, where = browser_of(wishes(mira)), browser_of(wishes(rowan)), f"/desk/cases/{case}/"
    page = hers.send(hers.get(where).form(f"{where}opinion/"), text="Is this missing, or dying?")
    assert "Asked. The others see it in the queue." in page.main
    assert f"{where}opinion/answer/" not in [form.action for form in page.forms], "nobody is their own second opinion"
    assert hers.post(f"{where}opinion/answer/", {"text": "It is fine.", "note": "7"}).status == 303
    assert "It is fine." not in hers.get(where).main
    assert "a second opinion is asked for" in his.get("/desk/queue/").main
    page = his.get(where)
    assert f"{on_duty(mira)} would like somebody else to look too." in page.main and "missing, or dying?" in page.main
    page = his.send(page.form(f"{where}opinion/answer/"), text="Missing, I think.")
    assert f"{on_duty(rowan)}, a second opinion" in page.main and "Missing, I think." in page.main
    assert "a second opinion is asked for" not in hers.get("/desk/queue/").main


def test_notes_are_sealed_with_the_cases_own_key_and_sent_twice_are_one(case, mira, browser_of):
    from django.db import connection

    from tealight.moderation.models import CaseNote

    browser, where = browser_of(wishes(mira)), f"/desk/cases/{case}/"
    form = browser.get(where).form(f"{where}notes/")
    for _ in range(2):
        page = browser.send(form, text="Wrote on Tuesday; no answer.")
    assert page.main.count("Wrote on Tuesday; no answer.") == 1 and CaseNote.objects.count() == 1
    with connection.cursor() as asking:
        asking.execute("SELECT sealed FROM moderation_casenote")
        (sealed,) = asking.fetchone()
    assert b"Tuesday" not in bytes(sealed)


def test_what_is_missing_is_said_and_what_was_typed_stays(case, mira, browser_of):
    browser, where = browser_of(wishes(mira)), f"/desk/cases/{case}/"
    page = browser.send(browser.get(where).form(f"{where}notes/"), text="", follow=False)
    assert page.status == 422 and "Write the note first." in page.main
    page = browser.send(browser.get(where).form(f"{where}opinion/"), text="x" * 5000, follow=False)
    assert page.status == 422 and "longer than" in page.main and "x" * 5000 in page.html
