"""One-time links into a circle: whose it is, nothing more, and only once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from tealight.accounts.actions.block_persona import block_persona
from tealight.groups.actions.accept_circle_invitation import accept_circle_invitation
from tealight.groups.actions.forget_expired_invitations import forget_expired_invitations
from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.actions.make_circle import make_circle
from tealight.groups.models import CircleInvitation
from tealight.groups.queries import my_circle
from tealight.kernel import clock
from tealight.kernel.verdict import NotFound, Refused
from tests import make
from tests.make import NOW

DAY = timedelta(days=1)


@pytest.fixture
def link(ada, again):
    """The address of an open invitation into Ada's circle."""
    make_circle(viewer=ada, now=NOW)
    return f"/circle/invitation/{invite_to_circle(viewer=again(ada), now=NOW)}/"


def test_the_link_is_shown_once_on_the_page_that_makes_it(ada, browser_of, again):
    browser = browser_of(ada)
    browser.post("/circle/make/")
    page = browser.send(browser.get("/circle/").form("/circle/invitations/"), follow=False)
    assert page.status == 200 and "shown once" in page.main
    link = next(word for word in page.main.split() if "/circle/invitation/" in word)
    token = link.rstrip("/").rsplit("/", 1)[1]
    assert token not in browser.get("/circle/").html, "the list of open invitations holds no link"
    assert "An open invitation" in browser.get("/circle/").main


def test_looking_uses_nothing_up_and_reads_nothing(link, ada, ben, browser_of, again):
    for _ in range(3):
        page = browser_of(ben).get(link)
        assert page.status == 200 and "Ada" in page.main
    assert again(ben).circles == {} and CircleInvitation.objects.count() == 1


def test_a_visitor_sees_whose_it_is_and_carries_the_link_along(link, anybody):
    page = anybody.get(link)
    assert "Ada" in page.main
    assert {"/join/", f"/sign-in/?next={link}"} <= set(page.links())
    cookie = anybody.client.cookies["invited"]
    assert (cookie["path"], cookie["httponly"], cookie["expires"], cookie["max-age"]) == ("/join/", True, "", "")
    assert not [form for form in page.forms if form.action == link]
    assert anybody.post(link).status == 200 and CircleInvitation.objects.count() == 1


def test_an_invitation_waits_at_the_end_of_joining(link, ben, browser_of):
    browser = browser_of(ben)
    browser.client.cookies["invited"] = link
    assert link in browser.get("/join/come-in/").links()
    for elsewhere in ("https://evil.example/", "//evil.example/", "/desk/place/", link + "?x=1", "/circle/invitation/x/"):
        browser.client.cookies["invited"] = elsewhere
        assert elsewhere not in browser.get("/join/come-in/").links()


def test_a_link_works_once(link, ada, ben, cy, browser_of, again):
    browser = browser_of(ben)
    page = browser.send(browser.get(link).form(), follow=False)
    assert (page.status, page.goes_to) == (303, "/stories/")
    assert again(ada).own_circle in again(ben).circles
    assert again(ben).circles == again(ada).circles, "the very key the stories are sealed with"
    for someone in (ben, cy):
        for page in (browser_of(someone).get(link), browser_of(someone).post(link)):
            assert (page.status, page.heading) == (404, "This link opens nothing")
    assert again(cy).circles == {}


def test_a_used_link_and_one_that_never_was_look_alike(link, ben, cy, browser_of):
    browser_of(ben).post(link)
    browser = browser_of(cy)
    used, never = browser.get(link), browser.get("/circle/invitation/" + "A" * 43 + "/")
    assert used.main == never.main and used.status == never.status == 404


def test_a_link_runs_out(ada, ben, browser_of, again):
    make_circle(viewer=ada, now=NOW)
    token = invite_to_circle(viewer=again(ada), now=clock.now() - 15 * DAY)
    assert browser_of(ben).post(f"/circle/invitation/{token}/").status == 404
    with pytest.raises(NotFound):
        accept_circle_invitation(viewer=ben, now=clock.now(), token=token)
    assert my_circle(again(ada), clock.now()).invitations == ()
    assert forget_expired_invitations(viewer=make.TEST, now=clock.now()) == 1


def test_fourteen_days_are_fourteen_days(ada, ben, again):
    make_circle(viewer=ada, now=NOW)
    token = invite_to_circle(viewer=again(ada), now=NOW)
    accept_circle_invitation(viewer=ben, now=NOW + 14 * DAY, token=token)
    assert again(ben).circles


def test_ones_own_link_is_not_used_up_by_looking_at_it(link, ada, browser_of):
    page = browser_of(ada).get(link)
    assert "your own circle" in page.main and not [f for f in page.forms if f.action == link]
    page = browser_of(ada).post(link)
    assert page.status == 403 and "The link still works" in page.main
    assert CircleInvitation.objects.count() == 1


def test_someone_who_is_in_leaves_the_link_for_another(link, ada, ben, cy, browser_of, again):
    browser_of(ben).post(link)
    other = f"/circle/invitation/{invite_to_circle(viewer=again(ada), now=NOW)}/"
    assert "in this circle already" in browser_of(ben).get(other).main
    browser_of(ben).post(other)
    assert browser_of(cy).post(other).status == 303
    assert again(cy).circles


def test_whoever_the_owner_blocked_meets_a_dead_link(link, ada, ben, browser_of, again):
    block_persona(viewer=again(ada), now=NOW, persona_id=ben.persona_id)
    for page in (browser_of(ben).get(link), browser_of(ben).post(link)):
        assert (page.status, page.heading) == (404, "This link opens nothing")
    assert again(ben).circles == {}


def test_whoever_blocked_the_owner_is_told_why_not(link, ada, ben, again, browser_of):
    block_persona(viewer=again(ben), now=NOW, persona_id=ada.persona_id)
    page = browser_of(ben).post(link)
    assert page.status == 403 and "You blocked this person" in page.main
    assert CircleInvitation.objects.count() == 1


def test_the_circle_of_someone_who_left_opens_to_nobody(link, ada, ben, browser_of, anybody):
    from tealight.accounts.models import Persona

    Persona.objects.filter(id=ada.persona_id).update(gone_on=NOW.date())
    assert browser_of(ben).post(link).status == anybody.get(link).status == 404


def test_a_full_circle_says_so(link, ada, ben, again, monkeypatch, browser_of):
    from tealight.groups import policy

    monkeypatch.setattr(policy, "MOST_IN_CIRCLE", 0)
    page = browser_of(ben).post(link)
    assert page.status == 403 and "full" in page.main
    with pytest.raises(Refused):
        invite_to_circle(viewer=again(ada), now=NOW)


@pytest.mark.django_db(transaction=True, databases=["default", "ring"])
def test_two_who_accept_in_the_same_moment_are_one(disk):
    make.a_place()
    owner = make.a_person("Ada")
    make_circle(viewer=owner, now=NOW)
    token = invite_to_circle(viewer=make.as_viewer(owner.member_id), now=NOW)
    people = [make.a_person(name) for name in ("Ben", "Cy", "Dee", "Eve")]
    start, outcomes = Barrier(len(people)), []

    def accept(viewer):
        start.wait()
        try:
            accept_circle_invitation(viewer=viewer, now=NOW, token=token)
            outcomes.append("in")
        except NotFound:
            outcomes.append("gone")
        finally:
            connection.close()

    threads = [Thread(target=accept, args=(viewer,)) for viewer in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["gone"] * 3 + ["in"]
    assert len(my_circle(make.as_viewer(owner.member_id), NOW).people) == 1
    assert sum(bool(make.as_viewer(viewer.member_id).circles) for viewer in people) == 1
