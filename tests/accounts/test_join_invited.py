"""Joining where a link or a person's yes is needed."""

from datetime import timedelta

import pytest

from tealight.accounts.actions.invite_to_join import invite_to_join
from tealight.accounts.actions.let_in import let_in
from tealight.accounts.actions.turn_away import turn_away
from tealight.accounts.backends import member_named
from tealight.accounts.models import Arrival, Link, Persona
from tealight.accounts.queries.arrivals import arrivals
from tealight.kernel import clock, pace
from tealight.kernel.crypto.models import RingEntry
from tealight.kernel.verdict import Refused
from tests import make
from tests.accounts.joining import WORDS, fill
from tests.make import NOW
from tests.page import Browser


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def test_by_invitation_only(olive, anybody):
    make.a_place_changes(sign_up_mode="invitation")
    assert "by invitation" in anybody.get("/join/").main
    assert anybody.get("/join/name/", follow=False).goes_to == "/join/"
    assert anybody.post("/join/name/", {"pen_name": "Teasel"}).goes_to == "/join/"
    path = invite_to_join(viewer=olive, now=clock.now()).partition("8000")[2]
    for _ in range(2):
        assert anybody.get(path).heading == "A name for here", "looking uses nothing up"
    assert fill(anybody, path, pen_name="A").status == 422, "a slip uses nothing up"
    assert fill(anybody, path).goes_to == "/join/words/"
    assert anybody.get("/join/", follow=False).goes_to == "/"
    late = Browser()
    assert late.get(path).heading == "This link opens nothing"
    assert not Link.objects.exists()


def test_an_invitation_ends(olive, anybody):
    path = invite_to_join(viewer=olive, now=clock.now() - timedelta(days=9)).partition("8000")[2]
    assert anybody.get(path).status == 404
    for odd in ("x", "é", "A" * 43, "=" * 44):
        assert anybody.get(f"/join/invitation/{odd}/").heading == "This link opens nothing"


def test_only_those_who_may_invite(ada, mira):
    for viewer in (ada, mira):
        with pytest.raises(Refused):
            invite_to_join(viewer=viewer, now=NOW)


def test_with_approval_somebody_waits_and_then_comes_in(olive, anybody):
    make.a_place_changes(sign_up_mode="approval")
    page = anybody.follow(fill(anybody, line="I lost my son in spring."))
    assert page.heading == "A person will read this"
    assert anybody.get("/account/", follow=False).status == 302
    row = Arrival.objects.get()
    assert b"spring" not in bytes(row.line)
    desk = Browser.of(olive)
    page = desk.get("/desk/people/")
    assert "Teasel" in page.main and "I lost my son in spring." in page.main
    form = page.form(f"/desk/people/arrivals/{row.id}/")
    assert "They’re in." in desk.send(form).words
    assert not Arrival.objects.exists(), "the line is gone"
    assert "answered this already" in desk.send(form).words
    page = anybody.send(anybody.get("/sign-in/").form("/sign-in/"), pen_name="Teasel", password=WORDS)
    assert page.heading == "Your recovery words"


def test_whoever_is_turned_away_leaves_nothing(olive, anybody):
    make.a_place_changes(sign_up_mode="approval")
    before = RingEntry.objects.count()
    fill(anybody)
    arrival = arrivals(olive)[0]
    turn_away(viewer=olive, now=NOW, arrival_id=arrival.id)
    assert member_named("Teasel") is None
    assert not Persona.objects.filter(name="Teasel").exists() and RingEntry.objects.count() == before


def test_an_invitation_lets_in_at_once_where_others_wait(olive, anybody):
    make.a_place_changes(sign_up_mode="approval")
    path = invite_to_join(viewer=olive, now=clock.now()).partition("8000")[2]
    page = anybody.get(path)
    assert "line" not in page.form("/join/name/").fields
    assert fill(anybody, path).goes_to == "/join/words/"


def test_members_answer_nobody(ada, olive, anybody):
    make.a_place_changes(sign_up_mode="approval")
    fill(anybody)
    with pytest.raises(Refused):
        let_in(viewer=ada, now=NOW, arrival_id=Arrival.objects.get().id)
