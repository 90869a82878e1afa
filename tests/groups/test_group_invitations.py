"""One-time links into rooms."""

from datetime import timedelta

import pytest

from tealight.groups.actions.accept_group_invitation import accept_group_invitation
from tealight.groups.actions.forget_expired_invitations import forget_expired_invitations
from tealight.groups.actions.invite_to_group import invite_to_group
from tealight.groups.models import GroupInvitation
from tealight.kernel import clock
from tealight.kernel.verdict import NotFound, Refused
from tests.make import NOW, TEST

DAY = timedelta(days=1)


def _link(browser, slug="tfmr"):
    page = browser.post(f"/desk/rooms/{slug}/invitation/")
    assert page.status == 200
    return next(word for word in page.main.split() if "/rooms/invitation/" in word).split("testserver")[1]


def test_a_link_is_shown_once_and_lets_one_person_in(rooms, mira, ada, ben, browser_of, again):
    link = _link(browser_of(mira))
    browser = browser_of(ada)
    page = browser.get(link)
    assert "medical reasons" in page.main and again(ada).groups == frozenset()
    page = browser.send(page.form(), follow=False)
    assert page.status == 303
    assert again(ada).groups == {rooms["tfmr"].id}
    for someone in (ada, ben):
        page = browser_of(someone).post(link)
        assert (page.status, page.heading) == (404, "This link opens nothing")
    assert again(ben).groups == frozenset()


def test_someone_who_is_in_leaves_the_link_for_another(rooms, mira, ada, ben, browser_of, again):
    first, second = _link(browser_of(mira)), _link(browser_of(mira))
    for link in (first, second):
        browser_of(ada).post(link)
    assert browser_of(ben).post(second).status == 303
    assert again(ben).groups == {rooms["tfmr"].id}


def test_a_visitor_is_not_told_of_a_room_kept_from_visitors(rooms, mira, browser_of, anybody):
    page = anybody.get(_link(browser_of(mira)))
    assert "medical" not in page.words and "Which one is said once you are signed in" in page.main
    assert any(link.startswith("/sign-in/?next=/rooms/invitation/") for link in page.links())
    page = anybody.get(_link(browser_of(mira), "early-loss"))
    assert "Early loss" in page.main


def test_a_link_runs_out(rooms, mira, ada, browser_of):
    token = invite_to_group(viewer=mira, now=clock.now() - 15 * DAY, group=rooms["tfmr"].id)
    assert browser_of(ada).get(f"/rooms/invitation/{token}/").status == 404
    with pytest.raises(NotFound):
        accept_group_invitation(viewer=ada, now=clock.now(), token=token)
    assert forget_expired_invitations(viewer=TEST, now=clock.now()) == 1
    assert not GroupInvitation.objects.exists()


@pytest.mark.parametrize("token", ["x", "A" * 43, "Ä" * 43, "A" * 4000])
def test_what_never_was_a_link_says_the_same(rooms, ada, browser_of, token):
    page = browser_of(ada).get(f"/rooms/invitation/{token}/")
    assert (page.status, page.heading) == (404, "This link opens nothing")


def test_a_closed_room_is_closed_to_links(rooms, mira, ada, browser_of):
    from tealight.groups.actions.close_room import close_room

    link = _link(browser_of(mira))
    close_room(viewer=TEST, now=NOW, group=rooms["tfmr"].id)
    assert browser_of(ada).post(link).status in (403, 404)


def test_only_the_team_makes_links(rooms, ada, browser_of):
    assert browser_of(ada).post("/desk/rooms/tfmr/invitation/").status == 404
    with pytest.raises(Refused):
        invite_to_group(viewer=ada, now=NOW, group=rooms["tfmr"].id)
