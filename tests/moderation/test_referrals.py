"""The log of whom outside was told, since a child may be at risk: for the team, sealed, and gone with its case."""

import pytest

from tealight.kernel.crypto.cases import case_keys
from tealight.moderation.models import Case, Referral
from tealight.rota.queries import duty_name_of
from tests import make
from tests.groups.dump import dump
from tests.moderation.reporting import report


@pytest.fixture
def case(ada, ben):
    report(ben, "story", make.a_story(ada), "child")
    return Case.objects.get()


def test_the_team_notes_who_was_told_and_reads_it_again(case, mira, browser_of):
    browser, url = browser_of(mira), f"/desk/cases/{case.id}/referrals/"
    page = browser.get(url)
    assert "Nobody outside was told yet." in page.main
    form = page.form(url)
    typed = {"to": "The duty desk, reference 12", "what": "What was written last night."}
    assert "It stands in the log." in browser.send(form, **typed).words
    page = browser.send(form, **typed)
    assert page.main.count("The duty desk") == 1 and f"by {duty_name_of(mira, make.NOW)}" in page.main
    row = Referral.objects.get()
    assert row.sealed.open_json(case_keys(case.id), row.id)["by"] == mira.persona_id
    assert "duty desk" not in dump()


def test_what_is_missing_is_said_and_nothing_is_lost(case, mira, browser_of):
    browser, url = browser_of(mira), f"/desk/cases/{case.id}/referrals/"
    page = browser.send(browser.get(url).form(url), what="Only this.")
    assert page.status == 422 and "Say who was told." in page.main and "Only this." in page.main


def test_nobody_else_reads_it_and_nobody_of_the_team_their_own(case, ben, browser_of):
    url = f"/desk/cases/{case.id}/referrals/"
    assert browser_of(ben).get(url).status == 404
    lead = make.a_person("Hazel", roles=("lead",))
    assert browser_of(lead).get(url).status == 200
    Case.objects.filter(id=case.id).update(face=lead.persona_id)
    assert browser_of(lead).get(url).status == 404
