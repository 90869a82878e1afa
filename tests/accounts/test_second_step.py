"""Second steps: asked of the team always, kept sealed, without a moment, and spent once."""

from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tealight.accounts.actions.remove_codes_app import remove_codes_app
from tealight.accounts.actions.use_code import use_code
from tealight.accounts.models import SpentCode
from tealight.accounts.queries.second_steps import recovery_codes
from tealight.accounts.second_secrets import open_secret
from tealight.kernel import clock, pace
from tests import make
from tests.make import NOW, TEST, as_viewer
from tests.page import Browser

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def code_at(at: datetime, secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(at.timestamp()) // 30))


def code_now(secret: str = SECRET) -> str:
    return code_at(clock.now(), secret)


def first_step(browser, name="Mira"):
    return browser.send(browser.get("/sign-in/").form("/sign-in/"), pen_name=name, password=make.PASSWORD)


def test_a_password_alone_does_not_sign_in_where_a_code_is_asked(mira, anybody):
    page = first_step(anybody)
    assert page.heading == "One more step"
    assert anybody.get("/account/", follow=False).status == 302
    page = anybody.send(page.form("/sign-in/second/"), code="000000", follow=False)
    assert page.status == 403
    page = anybody.send(page.form("/sign-in/second/"), code=code_now(), follow=False)
    assert page.goes_to == "/" and anybody.get("/account/", follow=False).status == 200


def test_a_code_works_once(mira):
    code = code_at(NOW)
    assert use_code(viewer=TEST, now=NOW, member_id=mira.member_id, code=code)
    assert not use_code(viewer=TEST, now=NOW, member_id=mira.member_id, code=code)
    assert not use_code(viewer=TEST, now=NOW + timedelta(seconds=29), member_id=mira.member_id, code=code)
    later = NOW + timedelta(minutes=1)
    assert use_code(viewer=TEST, now=later, member_id=mira.member_id, code=code_at(later))
    assert {f.name for f in SpentCode._meta.fields} == {"id", "tag", "forget_on"}


def test_a_clock_half_a_minute_off_does_no_harm(mira):
    assert use_code(viewer=TEST, now=NOW, member_id=mira.member_id, code=code_at(NOW - timedelta(seconds=30)))
    assert not use_code(viewer=TEST, now=NOW, member_id=mira.member_id, code=code_at(NOW - timedelta(minutes=3)))


@pytest.mark.parametrize("code", ["", "12345", "٠١٢٣٤٥", "0" * 40, "\0", "😀😀😀"])
def test_odd_codes_open_nothing(mira, anybody, code):
    page = first_step(anybody)
    page = anybody.send(page.form("/sign-in/second/"), code=code, follow=False)
    assert page.status in {403, 422}


def test_a_recovery_code_stands_in_once(mira, anybody):
    codes = recovery_codes(mira)
    assert len(codes) == 10
    page = anybody.send(first_step(anybody).form("/sign-in/second/"), code=codes[0], follow=False)
    assert page.goes_to == "/"
    assert codes[0] not in recovery_codes(mira)
    assert not use_code(viewer=TEST, now=NOW, member_id=mira.member_id, code=codes[0])


def test_guessing_codes_slows_down(mira, anybody):
    form = first_step(anybody).form("/sign-in/second/")
    pages = [anybody.send(form, code="000000", follow=False) for _ in range(6)]
    assert "Too many tries" in pages[-1].main


def test_the_note_between_the_steps_opens_for_nobody_else_and_not_for_long(mira, ada):
    from tealight.accounts.models import Member
    from tealight.accounts.signing_in import open_pending, seal_pending

    member = Member.objects.select_related("persona").get(id=mira.member_id)
    note = seal_pending(member, False, NOW)
    assert open_pending(note, NOW + timedelta(minutes=9))[0].id == mira.member_id
    assert open_pending(note, NOW + timedelta(minutes=11)) is None
    assert open_pending(note[:-8] + "AAAAAAA=", NOW) is None and open_pending("é", NOW) is None
    member.set_password("changed meanwhile, by someone")
    member.save()
    assert open_pending(note, NOW) is None


def test_rows_keep_a_day_and_nothing_in_clear(mira):
    rows = list(Authenticator.objects.filter(user_id=mira.member_id))
    assert {row.type for row in rows} == {"totp", "recovery_codes"}
    for row in rows:
        assert (row.created_at.hour, row.created_at.minute, row.created_at.second) == (0, 0, 0)
        assert row.last_used_at is None
        assert SECRET not in str(row.data)
    assert open_secret(mira.member_id, "totp", next(r for r in rows if r.type == "totp").data["secret"]) == SECRET
    use_code(viewer=TEST, now=NOW, member_id=mira.member_id, code=code_at(NOW))
    assert not Authenticator.objects.exclude(last_used_at=None).exists()
    assert not EmailAddress.objects.exists()


def test_an_unsealed_secret_is_never_believed(mira):
    for odd in (SECRET, "tealight2:" + SECRET, "tealight2:", "tealight2:é"):
        Authenticator.objects.filter(user_id=mira.member_id, type="totp").update(data={"secret": odd})
        assert not use_code(viewer=TEST, now=NOW, member_id=mira.member_id, code=code_at(NOW))


def test_ones_own_secret_copied_into_an_operators_row_opens_nothing(ada, olive, anybody):
    """Whoever writes to the database, and has an operator's password, is still not an operator."""
    secret, code = make.a_second_step(ada), recovery_codes(ada)[0]
    for row in Authenticator.objects.filter(user_id=ada.member_id):
        Authenticator.objects.filter(user_id=olive.member_id, type=row.type).update(data=row.data)
    form = first_step(anybody, "Olive").form("/sign-in/second/")
    for word in (code_now(secret), code):
        page = anybody.send(form, code=word, follow=False)
        assert page.status == 403 and "isn’t right" in page.main
    page = Browser.of(olive).get("/account/security/codes/")
    assert page.status == 200 and code not in page.html
    assert "0 left" in Browser.of(olive).get("/account/security/").main


def test_setting_an_app_up_through_its_pages(ada):
    browser = Browser.of(ada)
    page = browser.get("/account/security/app/")
    secret = page.form().fields["note"]
    wrong = browser.send(page.form("/account/security/app/"), code="000000", follow=False)
    assert wrong.status == 422 and wrong.form("/account/security/app/").fields["note"] == secret, "the secret stays"
    from tealight.accounts.second_app import secret_in

    code = code_now(secret_in(secret[0], ada))
    page = browser.send(wrong.form("/account/security/app/"), code=code)
    assert page.heading == "Recovery codes"
    assert as_viewer(ada.member_id).second_factor
    assert not use_code(viewer=TEST, now=clock.now(), member_id=ada.member_id, code=code), "the first code is spent"
    renewed = browser.send(page.form("/account/security/codes/"))
    assert renewed.main != page.main
    page = browser.send(browser.get("/account/security/").form("/account/security/app/drop/"))
    assert not as_viewer(ada.member_id).second_factor
    assert not Authenticator.objects.filter(user_id=ada.member_id).exists(), "codes go with what they stood in for"


def test_an_app_cannot_be_set_up_with_someone_elses_secret(ada, ben):
    from tealight.accounts.second_app import new_note

    page = Browser.of(ada).post("/account/security/app/", {"note": new_note(ben), "code": "000000"})
    assert page.goes_to == "/account/security/app/"


# ── The team's pages ────────────────────────────────────────────────────────────────────────────
def test_without_a_second_step_no_page_of_the_team_opens(place):
    lea = make.a_person("Lea", roles=("lead",), second_step=False)
    browser = Browser.of(lea, fresh=True)
    browser_session_without_second(browser)
    page = browser.get("/desk/people/")
    assert page.heading == "Passkeys and second step" and "need a second step" in page.words


def browser_session_without_second(browser):
    from django.conf import settings

    from tealight.accounts.sessions import SessionStore

    session = SessionStore(browser.client.cookies[settings.SESSION_COOKIE_NAME].value)
    session["_asked_second"] = 0
    session.save()


def test_the_team_is_asked_again_after_a_quarter_of_an_hour(olive):
    browser = Browser.of(olive, fresh=False)
    page = browser.get("/desk/people/")
    assert page.heading == "Is it you?" and "code" in page.form("/sign-in/again/").fields
    wrong = browser.send(page.form("/sign-in/again/"), code="111111", follow=False)
    assert wrong.status == 403
    page = browser.send(wrong.form("/sign-in/again/"), code=code_now())
    assert page.heading == "People"


def test_a_password_is_no_second_step(olive):
    browser = Browser.of(olive, fresh=False)
    page = browser.post("/sign-in/again/", {"password": make.PASSWORD, "next": "/desk/people/"}, follow=True)
    assert page.heading == "Is it you?"


def test_for_a_member_the_teams_pages_are_not_there(ada, mira):
    missing = Browser.of(ada).get("/nothing/")
    for viewer, url in ((ada, "/desk/people/"), (mira, "/desk/people/")):
        page = Browser.of(viewer).get(url, follow=False)
        assert page.status == 404 and page.main == missing.main


def test_losing_a_role_binds_at_the_next_request(olive, place):
    from tealight.accounts.actions.revoke_role import revoke_role

    lea = make.a_person("Lea", roles=("lead",))
    browser = Browser.of(lea)
    assert browser.get("/desk/people/", follow=False).status == 200
    revoke_role(viewer=olive, now=NOW, persona_id=lea.persona_id, role="lead")
    assert browser.get("/desk/people/", follow=False).status == 404


def test_taking_the_second_step_away_closes_the_teams_pages(olive):
    browser = Browser.of(olive, fresh=False)
    remove_codes_app(viewer=olive, now=NOW)
    assert browser.get("/desk/people/", follow=False).goes_to == "/account/security/"
