"""A member's own things: their name, their words, whom they turned from, going and closing."""

from datetime import timedelta

import pytest
from django.conf import settings

from tealight.accounts.actions.block_persona import block_persona
from tealight.accounts.actions.close_account import close_account
from tealight.accounts.actions.finish_closing import finish_closing
from tealight.accounts.actions.forget_expired import forget_expired
from tealight.accounts.actions.hide_persona import hide_persona
from tealight.accounts.actions.make_member import NameRefused
from tealight.accounts.actions.mute_persona import mute_persona
from tealight.accounts.actions.rename_persona import rename_persona
from tealight.accounts.actions.revoke_role import revoke_role
from tealight.accounts.closing import erase_all
from tealight.accounts.jobs import erase_account
from tealight.accounts.models import FormerName, Member, Persona, Session
from tealight.accounts.names import GONE
from tealight.accounts.queries import face, faces, load_person, persona_named
from tealight.jobs.models import Job
from tealight.kernel import pace
from tealight.kernel.crypto import member_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import Refused
from tealight.ledger.outbox import deliver
from tealight.place.queries import notes
from tests import make
from tests.make import NOW, TEST, as_viewer
from tests.page import Browser

NEW = "five slow silver boats"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


# ── The name ────────────────────────────────────────────────────────────────────────────────────
def test_a_new_name_and_the_old_one_kept_from_others(ada, ben):
    browser = Browser.of(ada)
    page = browser.send(browser.get("/account/name/").form("/account/name/"), pen_name="  Teasel   Row ")
    assert "Your name here is changed." in page.words
    assert face(ada.persona_id).name == "Teasel Row"
    with pytest.raises(NameRefused):
        rename_persona(viewer=ben, now=NOW, pen_name="ADA")
    with pytest.raises(NameRefused):
        make.a_member("Ada")
    again = as_viewer(ada.member_id)
    rename_persona(viewer=again, now=NOW, pen_name="Ada")  # its owner may take it back
    assert face(ada.persona_id).name == "Ada"
    with pytest.raises(NameRefused):
        rename_persona(viewer=ben, now=NOW, pen_name="Teasel Row")


def test_after_ninety_days_the_old_name_is_free(ada, ben):
    rename_persona(viewer=ada, now=NOW, pen_name="Teasel")
    assert {f.name for f in FormerName._meta.fields} == {"id", "tag", "owner_tag", "until"}
    forget_expired(viewer=TEST, now=NOW + timedelta(days=91))
    rename_persona(viewer=ben, now=NOW + timedelta(days=91), pen_name="Ada")
    assert face(ben.persona_id).name == "Ada"


def test_only_the_spelling_of_a_name_may_change_too(ada):
    rename_persona(viewer=ada, now=NOW, pen_name="Áda")
    assert face(ada.persona_id).name == "Áda" and not FormerName.objects.exists()


@pytest.mark.parametrize("name", ["Ben", "B3n.", "moderator", "A", "Someone who was here"])
def test_a_name_that_cannot_be_had_is_explained(ada, ben, name):
    browser = Browser.of(ada)
    page = browser.send(browser.get("/account/name/").form("/account/name/"), pen_name=name, follow=False)
    assert page.status == 422


def test_the_line_under_a_name(ada):
    browser = Browser.of(ada)
    page = browser.post("/account/name/", {"line": "Late loss.\nTwo\u0000 winters\tago."}, follow=True)
    assert "Saved." in page.words and face(ada.persona_id).line == "Late loss. Two winters ago."
    assert browser.post("/account/name/", {"line": "x" * 161}).status == 422


# ── Password ────────────────────────────────────────────────────────────────────────────────────
def test_a_new_password_signs_the_others_out_and_this_one_stays(ada):
    here, there = Browser.of(ada), Browser.of(ada)
    page = here.send(here.get("/account/password/").form("/account/password/"), password=NEW)
    assert "Other devices are signed out." in page.words
    assert here.get("/account/", follow=False).status == 200
    assert there.get("/account/", follow=False).status == 302


def test_two_tabs_change_different_things_and_both_hold(ada):
    one, two = Browser.of(ada), Browser.of(ada)
    filters, word = one.get("/account/filters/"), two.get("/account/word/")
    one.send(filters.form("/account/filters/"), **{"note-faith": "cover"})
    two.send(word.form("/account/word/"), word="name")
    viewer = as_viewer(ada.member_id)
    assert viewer.word == "name" and notes().by_key["faith"].mask & viewer.filters.cover


# ── Filters ─────────────────────────────────────────────────────────────────────────────────────
def test_a_single_note_changed_makes_them_ones_own(ada):
    browser = Browser.of(ada)
    page = browser.get("/account/filters/")
    page = browser.send(page.form("/account/filters/"), **{"note-pregnancy": "show"})
    form = page.form("/account/filters/")
    assert "Your filters are saved." in page.words and form.fields["preset"] == ["own"]
    page = browser.send(form, preset="gentle")
    assert page.form("/account/filters/").fields["note-pregnancy"] == ["leave-out"]


@pytest.mark.parametrize("sent", [{}, {"preset": "no-such"}, {"note-pregnancy": "no-such"}, {"note-x": "show"}])
def test_odd_filters_change_nothing_badly(ada, sent):
    assert Browser.of(ada).post("/account/filters/", sent).status == 303
    assert as_viewer(ada.member_id).filters.leave_out == ada.filters.leave_out


# ── People ──────────────────────────────────────────────────────────────────────────────────────
def test_each_person_turned_from_has_a_way_back(ada, ben, cy, mira):
    block_persona(viewer=ada, now=NOW, persona_id=ben.persona_id)
    mute_persona(viewer=ada, now=NOW, persona_id=cy.persona_id)
    hide_persona(viewer=ada, now=NOW, persona_id=mira.persona_id)
    browser = Browser.of(ada)
    page = browser.get("/account/people/")
    assert all(name in page.main for name in ("Ben", "Cy", "Mira"))
    for kind in ("blocked", "muted", "hidden"):
        form = next(f for f in browser.get("/account/people/").forms if kind in f.action)
        assert "You can see this person’s words again." in browser.send(form).words
    assert "nobody on this page" in browser.get("/account/people/").main
    assert browser.post("/account/people/loved/1/").status == 404


def test_faces(ada, ben):
    found = faces([ada.persona_id, ben.persona_id, 1])
    assert set(found) == {ada.persona_id, ben.persona_id} and found[ada.persona_id].name == "Ada"
    assert persona_named(["ada", "BEN", "Nobody", ""]) == {"ada": ada.persona_id, "BEN": ben.persona_id}


# ── Going ───────────────────────────────────────────────────────────────────────────────────────
def test_pausing_signs_out_everywhere_and_loses_nothing(ada, ben):
    here, there = Browser.of(ada), Browser.of(ada)
    page = here.send(here.get("/account/pause/").form("/account/pause/"))
    assert "Your account is paused." in page.words
    assert there.get("/account/", follow=False).status == 302 and not Session.objects.exists()
    their_page = f"/people/{ada.persona_id}/"
    assert face(ada.persona_id).name == "Ada" and Browser.of(ben).get(their_page).status == 404
    there.send(there.get("/sign-in/").form("/sign-in/"), pen_name="Ada", password=make.PASSWORD)
    assert Browser.of(ben).get(their_page).status == 200


def test_closing_says_what_happens_and_asks_about_the_words(ada):
    browser = Browser.of(ada)
    page = browser.get("/account/close/")
    assert "can’t be undone" in page.main
    page = browser.send(page.form("/account/close/"), follow=False)
    assert page.status == 422, "neither is chosen beforehand"
    page = browser.send(page.form("/account/close/"), words="keep", when="now", follow=False)
    assert page.response["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.follow(page).heading == "Your account is closed"
    assert settings.SESSION_COOKIE_NAME not in browser.client.cookies or not Session.objects.exists()
    assert load_person(ada.member_id, NOW) is None
    deliver()
    job = Job.objects.get(task="tealight.accounts.jobs.erase_account")
    assert job.arguments == {"args": [ada.persona_id], "kwargs": {"keep": 1}}
    assert str(ada.member_id) not in str(job.arguments)


@pytest.mark.parametrize("keep", [True, False])
def test_a_closed_account_ends_as_a_face_without_a_name(ada, ben, keep):
    close_account(viewer=ada, now=NOW, keep_words=keep)
    for _ in range(2):  # the job may come twice
        erase_account.call(ada.persona_id, int(keep))
    gone = face(ada.persona_id)
    assert (gone.name, gone.line, gone.is_gone) == (GONE, "", True)
    assert not Member.objects.filter(id=ada.member_id).exists()
    with pytest.raises(KeysMissing):
        member_keys(ada.member_id)
    assert persona_named(["Ada", GONE]) == {}
    with pytest.raises(NameRefused):
        make.a_member("Ada")


def test_a_crash_between_the_keys_and_the_rows_is_made_good(ada):
    from tealight.kernel.crypto import destroy_member_keys

    close_account(viewer=ada, now=NOW, keep_words=False)
    destroy_member_keys(ada.member_id)
    erase_all(ada.persona_id, False, NOW)
    assert not Member.objects.filter(id=ada.member_id).exists()


def test_an_open_account_is_never_finished(ada):
    finish_closing(viewer=TEST, now=NOW, persona_id=ada.persona_id)
    assert face(ada.persona_id).name == "Ada" and member_keys(ada.member_id)


def test_two_closed_accounts_are_two_faces_of_one_name(ada, ben):
    for viewer in (ada, ben):
        close_account(viewer=viewer, now=NOW, keep_words=True)
        erase_all(viewer.persona_id, True, NOW)
    assert Persona.objects.filter(name=GONE).count() == 2


# ── Roles ───────────────────────────────────────────────────────────────────────────────────────
def test_an_operator_gives_and_takes_roles(ada, olive):
    desk = Browser.of(olive)
    url = f"/desk/people/{ada.persona_id}/"
    page = desk.post(url, {"grant": "listener"}, follow=True)
    assert "Saved." in page.words and as_viewer(ada.member_id).roles_given == {"listener"}
    desk.post(url, {"grant": "listener"})
    desk.post(url, {"revoke": "listener"})
    assert as_viewer(ada.member_id).roles_given == frozenset()
    assert desk.post(url, {"grant": "king"}).status == 200


def test_a_session_of_a_month_does_not_become_the_teams(ada, olive, anybody):
    form = anybody.get("/sign-in/").form("/sign-in/")
    anybody.send(form, pen_name="Ada", password=make.PASSWORD, stay="on", follow=False)
    make.a_second_step(ada)
    desk = Browser.of(olive)
    url = f"/desk/people/{ada.persona_id}/"
    assert "signs them out on every device" in desk.get(url).main
    page = desk.send(desk.get(url).form(url), press="grant=listener")
    assert "They are signed out everywhere" in page.words
    assert anybody.get("/account/", follow=False).goes_to.startswith("/sign-in/")


def test_who_gives_themselves_a_role_signs_in_again(olive):
    desk, url = Browser.of(olive), f"/desk/people/{olive.persona_id}/"
    desk.post(url, {"grant": "operator"})
    assert desk.get(url, follow=False).status == 200, "held already changes nothing"
    assert desk.post(url, {"grant": "lead"}, follow=True).heading == "Sign in"


def test_the_last_operator_stays(olive, ada):
    with pytest.raises(Refused, match="only operator"):
        revoke_role(viewer=olive, now=NOW, persona_id=olive.persona_id, role="operator")
    with pytest.raises(Refused, match="only operator"):
        close_account(viewer=olive, now=NOW, keep_words=True)
    page = Browser.of(olive).post(f"/desk/people/{olive.persona_id}/", {"revoke": "operator"})
    assert page.status == 403 and "This is the only operator" in page.main


def test_nobody_makes_themselves_anything(ada, mira):
    from tealight.accounts.actions.grant_role import grant_role

    for viewer in (ada, mira):
        with pytest.raises(Refused):
            grant_role(viewer=viewer, now=NOW, persona_id=viewer.persona_id, role="operator")


def test_a_lead_lets_people_in_but_gives_no_roles(place):
    lea = make.a_person("Lea", roles=("lead",))
    browser = Browser.of(lea)
    page = browser.get("/desk/people/")
    assert "Find someone" not in page.main and "Change" not in page.main
    assert browser.get(f"/desk/people/{lea.persona_id}/").status == 404
