"""Sessions name nobody, end on their day, and end everywhere at once."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tealight.accounts.actions.end_sessions import end_sessions
from tealight.accounts.actions.forget_expired import forget_expired
from tealight.accounts.models import Member, Session
from tealight.accounts.queries.viewer import MemberRow, member_row
from tealight.accounts.sessions import SessionStore, signed_in, tag_of
from tealight.accounts.slots import MOST
from tealight.kernel import clock
from tealight.kernel.crypto import Keys, SealBroken, place_keys
from tests import make
from tests.make import NOW, TEST
from tests.page import Browser


def a_session(viewer, now=None, **choices) -> SessionStore:
    session = SessionStore()
    member = Member.objects.select_related("persona").get(id=viewer.member_id)
    session.begin(member, now or clock.now(), stay=choices.pop("stay", False), **choices)
    session.save()
    return session


def test_a_row_names_nobody_and_opens_with_the_cookie_alone(ada):
    session = a_session(ada)
    row = Session.objects.get()
    everything = bytes(row.tag) + bytes(row.owner_tag) + bytes(row.body)
    assert str(ada.member_id).encode() not in everything and session.session_key.encode() not in everything
    for keys in (place_keys(), ada.keys, Keys.from_secret(b"0" * 32)):
        with pytest.raises(SealBroken):
            keys.open("session", row.id, row.body)
    assert {f.name for f in Session._meta.fields} == {"id", "tag", "owner_tag", "body", "expires_on"}


def test_two_sessions_of_one_member_do_not_look_related(ada, ben):
    for viewer in (ada, ada, ben):
        a_session(viewer)
    rows = list(Session.objects.all())
    assert len({bytes(row.owner_tag) for row in rows}) == 3
    assert len({len(row.body) for row in rows}) == 1


def test_a_session_loads_as_its_owner(ada):
    token = a_session(ada).session_key
    found = signed_in(SessionStore(token), clock.now())
    assert found and found[1].persona_id == ada.persona_id


def test_the_member_is_read_when_looked_at_and_is_the_one_of_the_session(ada):
    token = a_session(ada).session_key
    with CaptureQueriesContext(connection) as asked:
        member, _ = signed_in(SessionStore(token), clock.now())
    assert asked and not [query for query in asked if "is_superuser" in query["sql"]]
    assert member == Member.objects.get(id=ada.member_id) and member.persona.name == "Ada"
    assert member.is_authenticated


def test_a_member_who_is_gone_when_looked_at_is_nobody(ada, monkeypatch):
    member, _ = signed_in(SessionStore(a_session(ada).session_key), clock.now())
    monkeypatch.setattr(Member, "objects", Member.objects.none())
    assert not member.is_authenticated


def test_a_row_says_of_a_member_what_the_member_says(ada):
    member = Member.objects.select_related("persona").get(id=ada.member_id)
    assert MemberRow.of(member) == member_row(member.id)
    for approved, closed in ((None, None), (NOW.date(), None), (None, NOW.date()), (NOW.date(), NOW.date())):
        member.approved_on, member.closed_on = approved, closed
        assert MemberRow.of(member).is_active == member.is_active


@pytest.mark.parametrize("token", ["x", "x" * 43, "é" * 43, "A" * 43, "A" * 5000, "\0" * 43, "=" * 43])
def test_made_up_cookies_are_nobody(ada, anybody, token):
    anybody.client.cookies[settings.SESSION_COOKIE_NAME] = token
    assert anybody.get("/account/", follow=False).goes_to.startswith("/sign-in/")


def test_a_body_moved_to_another_row_opens_nothing(ada, mira):
    mine, theirs = a_session(ada), a_session(mira)
    stolen = Session.objects.get(tag=tag_of(theirs.session_key)).body
    Session.objects.filter(tag=tag_of(mine.session_key)).update(body=stolen)
    assert signed_in(SessionStore(mine.session_key), clock.now()) is None


def test_ending_a_session_binds_at_the_next_request(ada):
    """Nothing of a session is remembered between requests, in any process."""
    phone, laptop = Browser.of(ada), Browser.of(ada)
    assert phone.get("/account/", follow=False).status == laptop.get("/account/", follow=False).status == 200
    page = laptop.get("/account/sessions/")
    assert page.main.count("another device") == 1 and page.main.count("this device") == 1
    laptop.send(next(f for f in page.forms if f.action.startswith("/account/sessions/") and "others" not in f.action))
    assert phone.get("/account/", follow=False).goes_to.startswith("/sign-in/")
    assert laptop.get("/account/", follow=False).status == 200


def test_signing_out_everywhere_else(ada, ben):
    others, mine, his = [Browser.of(ada) for _ in range(3)], Browser.of(ada), Browser.of(ben)
    page = mine.send(mine.get("/account/sessions/").form("/account/sessions/others/"))
    assert "All other devices are signed out." in page.words
    assert all(b.get("/account/", follow=False).status == 302 for b in others)
    assert mine.get("/account/", follow=False).status == his.get("/account/", follow=False).status == 200


def test_after_a_new_or_a_lost_second_step_the_others_can_be_signed_out_from_that_very_page(ada):
    make.a_second_step(ada)
    ada = make.as_viewer(ada.member_id)
    other, mine = Browser.of(ada), Browser.of(ada, sample=True)
    page = mine.send(mine.get("/account/security/").form("/account/security/app/drop/"))
    assert other.get("/account/", follow=False).status == 200
    mine.send(page.form("/account/sessions/others/"))
    assert other.get("/account/", follow=False).status == 302 and mine.get("/account/", follow=False).status == 200


def test_nobody_ends_a_session_of_somebody_else(ada, ben):
    his = a_session(ben)
    row = Session.objects.get()
    Browser.of(ada).post(f"/account/sessions/{row.id}/")
    assert end_sessions(viewer=ada, now=NOW, only=row.id) == 0
    assert signed_in(SessionStore(his.session_key), clock.now())


def test_the_list_shows_made_up_names_and_days_only(ada):
    browser = Browser.of(ada)
    first = browser.get("/account/sessions/", headers={"User-Agent": "TellTale/9"})
    assert "TellTale" not in first.html and "127.0.0.1" not in first.html
    assert first.main == browser.get("/account/sessions/").main, "a name stays the same"


def test_a_session_ends_on_the_day_it_was_given(ada):
    began = clock.now() - timedelta(days=2)
    session = a_session(ada, began)
    assert signed_in(SessionStore(session.session_key), clock.now()) is None
    forget_expired(viewer=TEST, now=clock.now())
    assert not Session.objects.exists()


def test_reading_extends_nothing(ada):
    browser = Browser.of(ada)
    before = list(Session.objects.values_list("id", "expires_on", "body"))
    for url in ("/account/", "/account/filters/", "/account/sessions/"):
        browser.get(url)
    assert list(Session.objects.values_list("id", "expires_on", "body")) == before


def test_a_visitor_has_no_session(anybody):
    for url in ("/sign-in/", "/join/", "/recover/", "/nothing/"):
        anybody.get(url)
    assert not Session.objects.exists() and settings.SESSION_COOKIE_NAME not in anybody.client.cookies


def test_a_session_that_ended_stays_ended_even_if_a_request_was_on_its_way(ada):
    session = a_session(ada)
    late = SessionStore(session.session_key)
    late.note_asked(clock.now(), second=False)
    Session.objects.all().delete()
    from django.contrib.sessions.backends.base import UpdateError

    with pytest.raises(UpdateError):
        late.save()
    assert not Session.objects.exists()


def test_a_new_password_ends_sessions_even_if_their_rows_are_still_there(ada):
    session = a_session(ada)
    member = Member.objects.get(id=ada.member_id)
    member.set_password("another pair of words")
    member.save()
    assert signed_in(SessionStore(session.session_key), clock.now()) is None


def test_with_all_slots_taken_the_one_that_ends_first_makes_room(ada):
    for number in range(MOST):
        a_session(ada, clock.now() + timedelta(days=number % 2), stay=number % 2 == 1)
    newest = a_session(ada)
    assert Session.objects.count() == MOST
    assert signed_in(SessionStore(newest.session_key), clock.now())


def test_the_database_refuses_two_rows_in_one_slot(ada):
    a_session(ada)
    row = Session.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.create(tag=b"x" * 32, owner_tag=row.owner_tag, body=b"", expires_on=row.expires_on)


def test_ones_own_things_ask_again_after_a_quarter_of_an_hour(ada):
    browser = Browser.of(ada, fresh=False)
    assert browser.get("/account/", follow=False).status == 200
    page = browser.get("/account/people/")
    assert page.heading == "Is it you?"
    wrong = browser.send(page.form("/sign-in/again/"), password="someone else’s guess", follow=False)
    assert wrong.status == 403
    page = browser.send(wrong.form("/sign-in/again/"), password="three warm lanterns")
    assert page.heading == "People you turned from"


def test_fresh_ends_by_itself(ada):
    session = a_session(ada, NOW, second=True)
    assert session.is_fresh(NOW + timedelta(minutes=14), second=True)
    assert not session.is_fresh(NOW + timedelta(minutes=15), second=True)
    assert not session.is_fresh(NOW - timedelta(minutes=1), second=False), "a clock set back opens nothing"
