"""What somebody may do for the place sleeps until they have a second step: a password is read over a shoulder."""

import pytest

from tealight.groups.queries import requests
from tealight.kernel.verdict import Refused
from tealight.stories.actions.close_replies import close_replies
from tests import make
from tests.make import NOW, as_viewer


@pytest.fixture
def quinn(place):
    """A moderator who has not set a second step up."""
    return make.a_person("Quinn", roles=("moderator",), second_step=False)


def test_a_moderator_without_one_reads_what_members_read_and_no_more(ada, quinn, browser_of):
    from tealight.groups.actions.admit import admit
    from tealight.groups.models import Group

    make.the_rooms()
    room = Group.objects.get(slug="tfmr")
    admit(viewer=make.TEST, now=NOW, member=ada.member_id, group=room.id)
    story = make.a_story(as_viewer(ada.member_id), "Twenty-two weeks.", room="tfmr")
    missing = browser_of(quinn).get("/nothing/")
    page = browser_of(quinn).get(f"/stories/{story}/")
    assert page.status == 404 and page.main == missing.main
    make.a_second_step(quinn)
    assert "Twenty-two weeks." in browser_of(quinn).get(f"/stories/{story}/").main


def test_a_moderator_without_one_sees_nothing_that_waits_and_closes_nothing(ada, quinn, mira, browser_of):
    waits = make.a_story(make.a_person("Wren", first_post_held=True))
    assert browser_of(mira).get(f"/stories/{waits}/").status == 200
    assert browser_of(quinn).get(f"/stories/{waits}/").status == 404
    story = make.a_story(ada)
    with pytest.raises(Refused):
        close_replies(viewer=quinn, now=NOW, story=story)
    with pytest.raises(Refused):
        requests(quinn)


@pytest.mark.parametrize("role", ["listener", "moderator", "lead", "editor", "keyholder", "operator"])
def test_the_way_to_the_desk_leads_to_setting_one_up(place, browser_of, role):
    browser = browser_of(make.a_person("Somebody", roles=(role,), second_step=False))
    assert "/desk/" in browser.get("/rooms/").links(), "the frame leads there"
    page = browser.get("/desk/")
    assert page.heading == "Passkeys and second step"
    assert "need a second step" in page.words and "You are on the team." in page.main


def test_a_role_wakes_with_the_second_step_and_sleeps_without(quinn):
    from tealight.accounts.actions.remove_codes_app import remove_codes_app

    assert (quinn.roles, quinn.roles_given) == (frozenset(), {"moderator"})
    make.a_second_step(quinn)
    assert as_viewer(quinn.member_id).roles == {"moderator"}
    remove_codes_app(viewer=as_viewer(quinn.member_id), now=NOW)
    assert as_viewer(quinn.member_id).roles == frozenset()


def test_a_browser_that_showed_one_before_does_not_keep_the_desk_open(mira, browser_of):
    from tealight.accounts.actions.remove_codes_app import remove_codes_app

    browser = browser_of(mira)
    assert browser.get("/desk/").heading == "The desk"
    remove_codes_app(viewer=mira, now=NOW)
    assert browser.get("/desk/").heading == "Passkeys and second step"
