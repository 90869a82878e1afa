"""The shelf: what waits for a first answer, who meets it, and what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.kernel import clock
from tests import make
from tests.stories.shelves import claims, shelf, titles, told
from tests.stories.wishes import wishes


# ── what stands there ────────────────────────────────────────────────────────────────────────────
def test_the_oldest_stands_first_with_what_it_hopes_for_its_notes_and_its_beginning(ada, ben, lin, browser_of):
    now = clock.now()  # which pages go by
    told(ada, "Later", now=now - timedelta(hours=2))
    told(ben, "Earlier", source="The kettle was on.", now=now - timedelta(hours=5), notes=["baby-detail"])
    page = browser_of(lin).get("/shelf/")
    assert page.main.index("Earlier") < page.main.index("Later")
    for word in ("5 hours ago", "Company, not advice", "The kettle was on.", "With "):
        assert word in page.main


def test_nothing_stands_there_that_has_or_wants_no_answer(ada, ben, lin, mira, stories):
    from tealight.stories.actions.close_replies import close_replies
    from tealight.stories.actions.hold import hold
    from tealight.stories.actions.take_down import take_down
    from tealight.stories.actions.withdraw_story import withdraw_story

    told(ada, "No reply", need="no-reply")
    told(ada, "For me", audience="me")
    told(make.a_circle(ada, lin), "For my circle", audience="circle")
    make.a_reply(ben, told(ada, "Answered"), "I read this.")
    close_replies(viewer=ada, now=make.NOW, story=told(ada, "Closed"))
    withdraw_story(viewer=ada, now=make.NOW, story=told(ada, "Taken back"))
    hold(viewer=mira, now=make.NOW, kind="story", things=[told(ada, "Held")])
    take_down(viewer=mira, now=make.NOW, kind="story", things=[told(ada, "Taken down")])
    told(ada, "Waits")
    for viewer in (make.as_viewer(lin.member_id), mira):
        assert titles(viewer) == ["Waits"]


def test_a_room_is_met_by_who_is_in_it(teasel, lin):
    told(teasel, "In the room", audience="group", group=next(iter(teasel.groups)))
    assert titles(lin) == []
    assert titles(make.in_room(lin)) == ["In the room"]


def test_filters_and_people_turned_from_hold_there_too(ada, ben, lin, browser_of):
    from tealight.accounts.actions.block_persona import block_persona

    told(ada, "A birth", notes=["birth"])
    told(ben, "By Ben")
    assert titles(wishes(lin, birth="leave-out")) == ["By Ben"]
    page = browser_of(wishes(lin, birth="cover")).get("/shelf/")
    assert "A story with a birth." in page.main and "A birth" not in page.main
    block_persona(viewer=lin, now=make.NOW, persona_id=ben.persona_id)
    assert "By Ben" not in titles(make.as_viewer(lin.member_id))


def test_whose_only_answer_was_taken_back_stands_there_again(ada, ben, lin):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    reply = make.a_reply(ben, told(ada, "Waits again"), "I read this.")
    assert titles(lin) == []
    withdraw_reply(viewer=ben, now=make.NOW, reply=reply)
    assert titles(lin) == ["Waits again"]


def test_further_pages_go_on_where_one_ended(ada, lin, browser_of):
    for number in range(23):
        told(ada, f"Story {number:02}", now=make.NOW - timedelta(hours=30 - number // 2))
    first = shelf(lin)
    assert len(first.lines) == 20
    both = titles(lin) + titles(lin, after=first.after)
    assert sorted(both) == [f"Story {number:02}" for number in range(23)]
    page = browser_of(lin).get("/shelf/")
    further = next(link for link in page.links() if "after=" in link)
    assert "Nobody else is waiting. Rest when you can." in browser_of(lin).get(further).main


@pytest.mark.parametrize("after", ["x", "9999999999-1", "2026113020-" + "9" * 16, "\x00", "٣"])
def test_strange_words_in_its_address(ada, lin, browser_of, after):
    told(ada, "Waits")
    assert browser_of(lin).get("/shelf/", data={"after": after}).status == 200


def test_it_is_nowhere_for_anybody_else(ada, ben, browser_of, anybody):
    story = told(ada, "Waits")
    browser = browser_of(ben)
    assert browser.get("/shelf/").status == 404
    for way in ("claim", "release"):
        assert browser.post(f"/shelf/{story}/{way}/").status == 404
    assert anybody.get("/shelf/", follow=False).goes_to.startswith("/sign-in/")
    assert "/shelf/" not in browser.get("/").links()


def test_home_and_the_desk_lead_a_listener_there(lin, browser_of):
    browser = browser_of(lin)
    assert "/shelf/" in browser.get("/").links()
    assert "/shelf/" in browser.get("/desk/").links()


# ── what it costs ────────────────────────────────────────────────────────────────────────────────
def test_its_statements_are_the_same_for_one_and_for_twenty(ada, lin, olu):
    from tealight.place.queries import notes, place
    from tealight.stories.queries import shelf as queries

    here, known = place(), notes(place().version)

    def statements():
        with CaptureQueriesContext(connection) as seen:
            assert all(line.claim for line in queries.shelf(lin, here, known, make.NOW).lines)
        return len(seen)

    claims(olu, told(ada, "One"))
    one = statements()
    for number in range(19):
        claims(olu, told(ada, f"More {number}"))
    assert statements() == one == 1


@pytest.mark.parametrize("after", ["", "2026113018-1"])
def test_it_is_read_in_order_from_its_own_index(lin, after):
    from tealight.stories import policy
    from tealight.stories.queries.keyset import behind
    from tealight.stories.queries.shelf import standing

    if connection.vendor == "postgresql":  # which reads a table of few rows whole, and sorts them, unless it is told not to
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    rows = standing(make.in_room(lin)).filter(policy.wanted_by(lin), behind(after)).order_by("hour", "id")
    plan = rows.values_list("id", "shelf_claim__tag")[:21].explain()
    assert "story_unanswered" in plan, plan
    assert "TEMP B-TREE" not in plan and "Sort" not in plan, plan
