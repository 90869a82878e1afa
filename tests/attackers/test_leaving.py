"""Attackers who watch somebody leave, or watch what was to appear at an hour that chance draws.

PRIVACY, "Anonymous writing" 5, 6 and 11.
"""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tests import make
from tests.attackers.worlds import SAID, again, compare, tells, work
from tests.page import Browser

pytestmark = pytest.mark.slow


def at(monkeypatch, moment) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def look(two, *urls):
    """What a member meets in the lists, at the pages of the two, and at `urls`."""
    two.draw_alike(9)
    return [two.watchers["Ben"].get(url) for url in ("/", "/stories/", *two.pages_of_people(), *urls)]


# ── leaving ──────────────────────────────────────────────────────────────────────────────────────
def leaves(person, anonymous):
    fields = {"words": "delete", "anonymous": anonymous, "when": "now"}
    assert Browser.of(again(person)).post("/account/close/", fields).status == 303


def test_11_what_goes_one_by_one_goes_alike_whoever_of_those_who_left_had_written_it(two, monkeypatch):
    """Both left at one time. At every look until the last is gone, the same stands there, and the same is gone."""
    from types import SimpleNamespace

    from tealight.accounts.closing import erase_scattered
    from tealight.kernel.crypto import leaving

    # By this and its own number a thing is given its hour: the same, of whoever leaves.
    monkeypatch.setattr(leaving, "os", SimpleNamespace(urandom=bytes))
    worlds = []
    for author, other in ((two.ada, two.cy), (two.ada, two.cy), (two.cy, two.ada)):
        with two.world():
            stories = [tells(author, f"{SAID} {number}") for number in range(3)] + [tells(other, "I neither.")]
            for person in (two.ada, two.cy):
                leaves(person, "days")
            work()
            seen = []
            for day in range(0, 16, 3):
                erase_scattered(make.NOW + timedelta(days=day))
                work()
                seen.append(look(two, *(f"/stories/{story}/" for story in stories)))
            worlds.append([page for pages in seen for page in pages])
            gone = [[page.status for page in pages[4:]].count(404) for pages in seen]
            assert gone[0] == 0 and gone[-1] == 4 and gone == sorted(gone) and len(set(gone)) > 2, "one by one"
    for one, other in zip(*worlds[1:], strict=True):
        compare(one, other, "while it goes")


def test_11_by_staying_what_is_unnamed_says_nothing_of_who_left(two):
    """Ada goes, with all she said as herself. Whoever looks up what stands in the thread meets it as it was, to the byte."""
    pages = []
    for author in (two.ada, two.ada, two.cy):
        with two.world():
            story = tells(author)
            two.draw_alike(9)
            before = two.watchers["Eve"].get(f"/stories/{story}/")
            leaves(two.ada, "keep")
            work()
            two.draw_alike(9)
            after = two.watchers["Eve"].get(f"/stories/{story}/")
            assert before.body == after.body and SAID in after.body
            pages.append(look(two, f"/stories/{story}/"))
    for one, other in zip(*pages[1:], strict=True):
        compare(one, other, "she left")


# ── some time in the next day ────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("what", ["story", "reply"])
def test_5_a_poller_cannot_tell_when_it_was_written_that_appears_some_time_in_the_next_day(two, monkeypatch, what):
    """Written early or late in an hour, or hours apart, it appears when chance says; until then nothing moves."""
    from tealight.stories.actions import writing
    from tealight.stories.jobs import show_what_is_due

    appears = clock.hour(make.NOW) + timedelta(hours=20)
    worlds = []
    for written in (3, 3, 58, 9 * 60):
        with two.world():
            two.monkeypatch.setattr(writing, "some_hour_in_the_next_day", lambda now: appears)
            seen = []
            for minute in (0, *sorted({3, 58, 9 * 60}), 19 * 60, 20 * 60, 21 * 60):
                now = make.NOW + timedelta(minutes=minute)
                at(monkeypatch, now)
                if minute == written:
                    two.draw_alike(7)
                    if what == "story":
                        thing = f"/stories/{tells(two.ada, now=now, later=True)}/"
                    else:
                        thing = f"/stories/{two.by_ben}/"
                        make.a_reply(again(two.ada), two.by_ben, SAID, anonymous=True, later=True, now=now)
                show_what_is_due.func()
                shown = look(two, f"/stories/{two.by_ben}/")
                assert any(SAID in page.body for page in shown) == (minute >= 20 * 60)
                seen += shown
            worlds.append([*seen, *look(two, thing)])
    for later in worlds[2:]:
        for one, other in zip(worlds[1], later, strict=True):
            compare(one, other, "polling")
