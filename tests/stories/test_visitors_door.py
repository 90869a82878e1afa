"""The door of the small hours for who has no account: bounded, shut by the team or by what waits, and kind when it is shut."""

from datetime import timedelta

import pytest

from tealight.kernel import clock, pace
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Visitor
from tealight.moderation.models import Case
from tealight.place.actions.shut_small_hours import shut_small_hours
from tealight.place.queries import place
from tealight.stories.bounds import MOST_WAITING
from tealight.stories.models import Confession
from tests import make
from tests.ground.work import drain
from tests.stories.confessing import SAID, WRITE, code_in, come_back, send, sent, ticket, work_for

DANGER = "I have the pills beside me and I am going to kill myself tonight."


@pytest.fixture(autouse=True)
def nobody_came_yet():
    pace.forget()


@pytest.fixture(autouse=True)
def at_eight(monkeypatch):
    """Not at a full hour: a test that goes over one would count two."""
    at = make.NOW.replace(minute=30)
    monkeypatch.setattr(clock, "now", lambda: at)


def post(text, address):
    from django.test import Client

    note = ticket()
    return Client().post(WRITE, {"ticket": note, "text": text, "work": work_for(note)}, REMOTE_ADDR=address)


def fill(many, now=None):
    """So many of visitors' wait, sent at one hour."""
    for n in range(many):
        send(Visitor(), f"Night number {n}.", now=now or clock.now())


def an_hour_ago():
    return clock.now() - timedelta(hours=1)


# ── one line at home is one, a rented network a few ──────────────────────────────────────────────
def test_a_line_at_home_is_one_connection(place):
    tries = [post(f"Night {n}.", f"2001:db8:0:{n:x}::1").status_code for n in range(8)]
    assert tries == [200] * 6 + [400] * 2


def test_a_rented_network_is_bounded_too(place):
    tries = [post(f"Night {n}.", f"2001:db8:0:{n:x}00::1").status_code for n in range(20)]
    assert tries == [200] * 18 + [400] * 2
    assert post("A night elsewhere.", "198.51.100.7").status_code == 200


# ── so many wait, and no more ────────────────────────────────────────────────────────────────────
def test_a_flood_from_everywhere_fills_the_queue_so_far_and_members_go_on(ada, mira, browser_of):
    """Forty of danger, each from another network: the door shuts kindly, and what a member writes comes in."""
    for n in range(MOST_WAITING):
        assert send(Visitor(), f"{DANGER} {n}")
    with pytest.raises(Refused, match="wait for a person"):
        send(Visitor(), "One more.")
    page = post("A real visitor.", "198.51.100.7")
    said = page.content.decode()
    assert page.status_code == 400 and "A real visitor." in said and "/help/" in said and "pause it" not in said
    assert sent(browser_of(ada))
    drain()
    assert Case.objects.exclude(danger="").count() == MOST_WAITING
    assert Confession.objects.count() == MOST_WAITING + 1


def test_what_waits_since_before_counts_whoever_wrote_it_and_what_was_read_does_not(ada, mira, anybody):
    fill(MOST_WAITING - 1, an_hour_ago())
    assert "Leave a few words" in anybody.get(WRITE).main and anybody.get(WRITE).form(WRITE)
    send(ada, now=an_hour_ago())
    assert "Not for the moment" in anybody.get(WRITE).main
    Confession.objects.filter(id=Confession.objects.first().id).update(held_on=None)
    assert "Not for the moment" not in anybody.get(WRITE).main


def test_a_member_who_writes_this_hour_does_not_move_the_door(ada, anybody):
    """Whoever fills it to the brim and watches it would learn the minute in which somebody wrote."""
    fill(MOST_WAITING - 1, an_hour_ago())
    send(ada)
    assert "Not for the moment" not in anybody.get(WRITE).main
    assert sent(anybody)
    assert "Not for the moment" in anybody.get(WRITE).main


def test_a_member_is_asked_for_no_count(ada, django_assert_num_queries):
    from tealight.stories.queries.visitors_door import shut_because, waiting_before

    here, now = place(), clock.now()
    with django_assert_num_queries(0):
        assert waiting_before(ada, now) == 0 and shut_because(ada, here, now) == ""


# ── shut by the team ─────────────────────────────────────────────────────────────────────────────
def test_whoever_is_awake_shuts_it_to_visitors_and_opens_it_again(mira, ada, browser_of, anybody):
    code = sent(anybody)
    desk, url = browser_of(mira), "/desk/slow/small-hours/"
    page = desk.send(desk.get("/desk/slow/").form(url), press="turn=on")
    assert "Visitors cannot leave a few words now" in page.words and place().small_hours_shut
    door, write = anybody.get("/small-hours/"), anybody.get(WRITE)
    for shown in (door, write):
        assert "only members can leave a few words" in shown.main and {"/help/", "/contact/", "/small-hours/come-back/"} <= set(shown.links())
        assert WRITE not in shown.links()
    assert "textarea" not in write.html
    page = anybody.post(WRITE, {"text": "More.", "ticket": ticket()})
    assert page.status == 400 and "Nothing was sent" in page.main and "More." in page.html
    assert sent(browser_of(ada), "A member writes.") and SAID in come_back(anybody, code).main
    desk.send(desk.get("/desk/slow/").form(url), press="turn=off")
    assert sent(anybody, "Another night.")


def test_only_the_team_shuts_it(ada, mira, olive, browser_of):
    with pytest.raises(Refused):
        shut_small_hours(viewer=ada, now=clock.now(), on=True)
    assert browser_of(ada).post("/desk/slow/small-hours/", {"turn": "on"}).status == 404
    before = place().version
    for who in (mira, olive):
        shut_small_hours(viewer=who, now=clock.now(), on=True)
    assert place().version == before + 1, "so already is as good"


# ── help, whatever stopped the words ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize("stopped", ["shut", "full", "too often"])
def test_words_of_danger_that_cannot_go_are_answered_with_help_at_once(place, anybody, monkeypatch, stopped):
    from tealight.kernel.pace import Pace
    from tealight.stories.views import small_hours

    if stopped == "shut":
        make.a_place_changes(small_hours_shut_on=make.NOW.date())
    elif stopped == "full":
        fill(MOST_WAITING, an_hour_ago())
    else:
        monkeypatch.setattr(small_hours, "AGED", Pace(each=1, per=timedelta(hours=1)))
        sent(anybody)
    there = Confession.objects.count()
    page = anybody.post(WRITE, {"text": DANGER, "ticket": ticket()})
    assert page.status == 400 and "If it cannot wait" in page.main and DANGER in page.html
    assert "nobody of the team has read this" in page.main
    assert page.main.index("If it cannot wait") < page.main.index("A few words")
    drain()
    assert Confession.objects.count() == there


def test_a_member_past_their_bound_is_shown_help_too(ada, browser_of):
    browser = browser_of(ada)
    for n in range(6):
        sent(browser, f"Night {n}.")
    page = browser.post(WRITE, {"text": DANGER, "ticket": ticket()})
    assert page.status == 400 and "If it cannot wait" in page.main


def test_an_open_door_says_nothing_of_it(anybody):
    assert "Not for the moment" not in anybody.get(WRITE).main + anybody.get("/small-hours/").main
    assert code_in(anybody.post(WRITE, {"text": SAID, "ticket": ticket()})) and new_id()
