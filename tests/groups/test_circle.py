"""One's own circle: made, said as a number, and emptied again."""

import pytest

from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.actions.leave_circle import leave_circle
from tealight.groups.actions.make_circle import make_circle
from tealight.groups.actions.remove_from_circle import remove_from_circle
from tealight.groups.actions.take_back_invitation import take_back_invitation
from tealight.groups.models import Circle, CircleInvitation
from tealight.groups.queries import circles_i_am_in, my_circle, people_in_words
from tealight.kernel.verdict import Refused
from tests import make
from tests.make import NOW


@pytest.fixture
def circle(ada, ben, again, browser_of):
    """Ada's circle, with Ben in it; returns its id."""
    made = make_circle(viewer=ada, now=NOW)
    token = invite_to_circle(viewer=again(ada), now=NOW)
    assert browser_of(ben).post(f"/circle/invitation/{token}/").status == 303
    return made


def test_making_twice_makes_one(ada, browser_of, again):
    browser = browser_of(ada)
    for _ in range(2):
        assert browser.post("/circle/make/").status == 303
    assert Circle.objects.count() == 1
    assert again(ada).own_circle == Circle.objects.get().id


def test_a_circle_is_said_as_a_number(circle, ada, browser_of):
    page = browser_of(ada).get("/circle/")
    assert "1 person" in page.main
    open_part = next(page.root.iter("details"))
    assert "Ben" in "".join(open_part.itertext()), "the names are folded away until asked for"
    assert [people_in_words(n) for n in (0, 1, 3)] == ["Nobody yet", "1 person", "3 people"]


def test_who_is_asked_in_sees_whose_it_is_and_nobody_else(circle, ada, ben, cy, again, browser_of):
    token = invite_to_circle(viewer=again(ada), now=NOW)
    browser_of(cy).post(f"/circle/invitation/{token}/")
    page = browser_of(cy).get("/circle/")
    assert "Ada" in page.main and "Ben" not in page.words
    assert circles_i_am_in(again(cy))[0].owner.name == "Ada"
    assert circles_i_am_in(again(ada)) == ()


def test_taking_someone_out_binds_at_their_next_request(circle, ada, ben, again, browser_of):
    browser = browser_of(ben)
    assert browser.get("/circle/").main.count("Ada") and circle in again(ben).circles
    page = browser_of(ada).get(f"/circle/people/{ben.persona_id}/remove/")
    assert page.heading == "Take Ben out of your circle?"
    browser_of(ada).post(f"/circle/people/{ben.persona_id}/remove/")
    assert "Ada" not in browser.get("/circle/").words
    assert circle not in again(ben).circles
    assert my_circle(again(ada), NOW).people == ()


def test_taking_someone_out_takes_open_links_back(circle, ada, ben, again, browser_of):
    token = invite_to_circle(viewer=again(ada), now=NOW)
    remove_from_circle(viewer=again(ada), now=NOW, persona=ben.persona_id)
    assert not CircleInvitation.objects.exists()
    assert browser_of(ben).post(f"/circle/invitation/{token}/").status == 404
    assert circle not in again(ben).circles


def test_taking_out_twice_or_a_stranger_touches_nobody(circle, ada, ben, cy, again):
    from tealight.accounts.models import Member

    record = bytes(Member.objects.get(id=cy.member_id).record)
    remove_from_circle(viewer=again(ada), now=NOW, persona=cy.persona_id)
    assert bytes(Member.objects.get(id=cy.member_id).record) == record
    for _ in range(2):
        remove_from_circle(viewer=again(ada), now=NOW, persona=ben.persona_id)
    assert circle not in again(ben).circles


def test_nobody_takes_people_out_of_anothers_circle(circle, ada, ben, cy, again, browser_of):
    make_circle(viewer=cy, now=NOW)
    remove_from_circle(viewer=again(cy), now=NOW, persona=ben.persona_id)
    assert circle in again(ben).circles
    assert browser_of(cy).get(f"/circle/people/{ben.persona_id}/remove/").status == 404


def test_leaving_is_ones_own(circle, ada, ben, again, browser_of):
    browser = browser_of(ben)
    page = browser.get(f"/circle/{circle}/leave/")
    assert page.heading == "Leave Ada’s circle?"
    for _ in range(2):
        assert browser.post(f"/circle/{circle}/leave/").status == 303
    assert circle not in again(ben).circles
    assert my_circle(again(ada), NOW).people == ()


def test_nobody_leaves_their_own_circle_by_mistake(circle, ada, again, browser_of):
    with pytest.raises(Refused, match="your own circle"):
        leave_circle(viewer=again(ada), now=NOW, circle=circle)
    assert browser_of(ada).get(f"/circle/{circle}/leave/").status == 404
    assert circle in again(ada).circles


def test_someone_who_closed_their_account_is_not_counted(circle, ada, ben, again):
    from tealight.accounts.models import Persona

    Persona.objects.filter(id=ben.persona_id).update(gone_on=NOW.date())
    assert my_circle(again(ada), NOW).said == "Nobody yet"


def test_an_invitation_is_taken_back_by_its_owner_alone(circle, ada, cy, again, browser_of):
    token = invite_to_circle(viewer=again(ada), now=NOW)
    row = CircleInvitation.objects.get()
    make_circle(viewer=cy, now=NOW)
    take_back_invitation(viewer=again(cy), now=NOW, invitation=row.id)
    assert CircleInvitation.objects.exists()
    browser = browser_of(ada)
    browser.send(browser.get("/circle/").form(f"/circle/invitations/{row.id}/take-back/"))
    assert browser_of(cy).get(f"/circle/invitation/{token}/").status == 404


def test_a_circle_is_asked_for_again_after_a_while(circle, ada):
    from tests.page import Browser

    stale = Browser.of(ada, fresh=False)
    assert "again" in stale.get("/circle/", follow=False).goes_to, "someone else may be holding the phone"


def test_circles_and_their_links_have_a_measure(ada, again):
    make_circle(viewer=ada, now=NOW)
    for _ in range(10):
        invite_to_circle(viewer=again(ada), now=NOW)
    with pytest.raises(Refused, match="Take one back first"):
        invite_to_circle(viewer=again(ada), now=NOW)


def test_without_a_circle_nobody_is_invited(ada):
    with pytest.raises(Refused, match="Make one first"):
        invite_to_circle(viewer=ada, now=NOW)


def test_visitors_have_no_circle(anybody, visitor, place):
    assert anybody.get("/circle/", follow=False).goes_to.startswith("/sign-in/")
    with pytest.raises(Refused):
        make_circle(viewer=visitor, now=NOW)


def test_a_removed_person_whose_keys_are_gone_is_taken_out_all_the_same(circle, ada, ben, again):
    from tealight.kernel.crypto import destroy_member_keys

    destroy_member_keys(ben.member_id)
    remove_from_circle(viewer=make.as_viewer(ada.member_id), now=NOW, persona=ben.persona_id)
    assert my_circle(again(ada), NOW).people == ()


def test_closing_an_account_empties_its_circle_and_leaves_the_others(circle, ada, ben, cy, again, browser_of):
    from tealight.groups.actions.erase_belonging import erase_belonging

    make_circle(viewer=cy, now=NOW)
    token = invite_to_circle(viewer=again(cy), now=NOW)
    browser_of(ada).post(f"/circle/invitation/{token}/")
    invite_to_circle(viewer=again(ada), now=NOW)
    for _ in range(2):
        erase_belonging(viewer=make.TEST, now=NOW, persona_id=ada.persona_id, keep_words=True)
    assert again(ben).circles == {}
    assert not CircleInvitation.objects.exists()
    assert my_circle(again(cy), NOW).people == ()


def test_erasing_forgets_what_was_asked(rooms, ada):
    from tealight.groups.actions.ask_to_join import ask_to_join
    from tealight.groups.actions.erase_belonging import erase_belonging
    from tealight.groups.models import JoinRequest

    ask_to_join(viewer=ada, now=NOW, group=rooms["tfmr"].id)
    erase_belonging(viewer=make.TEST, now=NOW, persona_id=ada.persona_id, keep_words=False)
    assert not JoinRequest.objects.exists()
