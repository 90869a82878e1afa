"""How long first answers take, as the desk says it: true to the hour, and of few nothing."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.stories.queries.first_replies import first_replies
from tests import make

LONG_AGO = make.NOW - timedelta(days=5)


def told(viewer, stories, waited, count=1, hour=LONG_AGO, **choices):
    """`count` stories that were answered after `waited` hours; None: never."""
    for _ in range(count):
        story = make.a_story(viewer, now=hour, **{"need": "company", **choices})
        if waited is not None:
            stories.filter(id=story).update(answered_on=clock.hour(hour + timedelta(hours=waited)))


def of_members(viewer):
    return next(one for one in first_replies(viewer, make.NOW) if one.where == "For all members")


def test_half_most_and_those_without_an_answer_after_a_day(ada, mira, stories):
    told(ada, stories, 0, 11)
    told(ada, stories, 5, 8)
    told(ada, stories, 30)
    found = of_members(mira)
    assert (found.told, found.half, found.most, found.late) == (20, "within an hour", "within 6 hours", "a few")


def test_who_was_never_answered_counts_as_the_longest_wait(ada, mira, stories):
    told(ada, stories, 2, 4)
    told(ada, stories, None, 6)
    found = of_members(mira)
    assert (found.half, found.most, found.late) == ("not answered yet", "not answered yet", "6")


def test_long_waits_are_said_in_days(ada, mira, stories):
    told(ada, stories, 71, 5)
    assert of_members(mira).half == "within 3 days"
    assert of_members(mira).late == "5"


def test_of_fewer_than_five_nothing_is_said(ada, mira, stories):
    told(ada, stories, 1, 4)
    found = of_members(mira)
    assert (found.told, found.half, found.most, found.late) == (0, "", "", "")


def test_what_does_not_count(ada, mira, stories):
    told(ada, stories, None, 5, hour=make.NOW - timedelta(hours=20))  # its day is not over
    told(ada, stories, 1, 5, hour=make.NOW - timedelta(days=40))
    told(ada, stories, None, 5, need="no-reply")
    told(ada, stories, None, 5, audience="me")
    assert all(found.told == 0 for found in first_replies(mira, make.NOW))


def test_rooms_are_counted_apart(teasel, mira, stories):
    told(teasel, stories, 1, 6, audience="group", group=next(iter(teasel.groups)))
    assert {found.where: found.told for found in first_replies(mira, make.NOW)} == {"In rooms": 6, "For all members": 0}


def test_it_stands_at_the_desk_for_who_keeps_the_place_and_for_nobody_else(ada, mira, stories, browser_of):
    from tealight.kernel.verdict import Refused

    told(ada, stories, 3, 5)
    page = browser_of(mira).get("/desk/")
    assert "Half within 4 hours. 19 of 20 within 4 hours. No answer after a day: none of 5." in page.main
    assert "Too few were told to say." in page.main
    lin = make.a_person("Lin", roles=("listener",))
    assert "How long first answers take" not in browser_of(lin).get("/desk/").main
    with pytest.raises(Refused):
        first_replies(lin, make.NOW)


def test_it_is_one_statement(ada, mira, stories, django_assert_num_queries):
    told(ada, stories, 3, 6)
    with django_assert_num_queries(1):
        first_replies(mira, make.NOW)
