"""The queue: the most urgent first, its clocks true, and nothing in it that says what somebody wrote."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make
from tests.moderation.at_desk import a_case, close

HOUR = timedelta(hours=1)


def order(page) -> list[str]:
    """The cases of a page, in its order: by the addresses of their pages."""
    return [link for link in page.links() if link.startswith("/desk/cases/")]


def at(case: int) -> str:
    return f"/desk/cases/{case}/"


def test_the_most_urgent_comes_first_and_of_that_the_oldest(ada, ben, mira, browser_of):
    stories = [make.a_story(ada, f"Words {n}.") for n in range(5)]
    young = a_case("story", stories[0], now=make.NOW)
    old = a_case("story", stories[1], now=make.NOW - 9 * HOUR)
    held = a_case("story", stories[2], "held", now=make.NOW)
    late = a_case("story", stories[3], "danger", danger="self-harm", now=make.NOW + timedelta(minutes=9))
    soon = a_case("story", stories[4], "danger", danger="abuse", now=make.NOW + timedelta(minutes=2))
    page = browser_of(mira).get("/desk/queue/")
    assert order(page) == [at(case) for case in (soon, late, held, old, young)]
    close(soon)
    assert at(soon) not in browser_of(mira).get("/desk/queue/").links()


def test_no_word_and_no_name_of_anybody_stands_in_it(ada, ben, mira, browser_of):
    story = make.a_story(ada, "The lantern by the harbour wall.", title="Lantern")
    a_case("story", story, by=ben, words="It hurt to read about lanterns.")
    page = browser_of(mira).get("/desk/queue/")
    assert "Somebody reported this" in page.main and "A story" in page.main
    assert "antern" not in page.html and "Ada" not in page.html and "Ben" not in page.html


def test_only_who_decides_finds_the_queue_and_a_case(ada, olive, anybody, browser_of):
    case = a_case("story", make.a_story(ada))
    asleep = make.a_person("Asleep", roles=("moderator",), second_step=False)
    for other in (ada, olive, asleep):
        browser = browser_of(other)
        for path in ("/desk/queue/", at(case)):
            assert browser.get(path, follow=False).status in (302, 303, 404), (other.pen_name, path)
        for deed in ("claim", "release", "swap", "opinion", "opinion/answer", "notes"):
            assert browser.post(f"{at(case)}{deed}/").status in (302, 303, 404), (other.pen_name, deed)
    assert anybody.get("/desk/queue/", follow=False).goes_to.startswith("/sign-in/")


def test_pages_go_on_by_key_to_the_very_last(ada, mira, browser_of):
    story, moments = make.a_story(ada), [make.NOW - n * HOUR for n in range(40)]
    for moment in moments:
        for why in ("report", "worry"):
            close(a_case("story", story, why, now=moment))
    from tealight.moderation.models import Case

    for number, case in enumerate(Case.objects.all()):  # one open case for each thing is all the database allows
        Case.objects.filter(id=case.id).update(thing=number, closed_on=None, outcome="")
    browser, url, seen = browser_of(mira), "/desk/queue/", []
    for _ in range(3):
        page = browser.get(url)
        seen += order(page)
        url = next((link for link in page.links() if "?after=" in link), "")
    assert url == "" and "Rest when you can." in page.main
    wanted = Case.objects.order_by("urgency", "opened_hour", "id").values_list("id", flat=True)
    assert seen == [at(case) for case in wanted]
    nothing = browser.get("/desk/queue/?after=9-2026113020-1")
    assert "Nothing is waiting." in nothing.main and "/desk/queue/" in nothing.links()


@pytest.mark.parametrize("after", ["x", "2-2026113099-1", "2-20261130-1", "9" * 40, "\x00", "٣-2026113020-1"])
def test_strange_words_in_the_address_begin_at_the_top(ada, mira, browser_of, after):
    case = a_case("story", make.a_story(ada))
    assert order(browser_of(mira).get("/desk/queue/", data={"after": after})) == [at(case)]


def test_who_leaves_a_case_meets_it_last_that_day_and_nobody_sees_that(ada, mira, browser_of):
    rowan = make.a_person("Rowan", roles=("moderator",))
    first, second = (a_case("story", make.a_story(ada), now=make.NOW + n * HOUR) for n in range(2))
    hers, his = browser_of(mira), browser_of(rowan)
    before = his.get("/desk/queue/").html, his.get(at(first)).main
    page = hers.send(hers.get(at(first)).form(f"{at(first)}swap/"))
    assert "Nobody sees that you left it." in page.main
    assert order(page) == [at(second), at(first)] and "Left to others for today" in page.main
    assert (his.get("/desk/queue/").html, his.get(at(first)).main) == before
    from tealight.moderation.models import Swap

    assert Swap.objects.count() == 1
    hers.post(f"{at(first)}swap/")
    assert Swap.objects.count() == 1, "pressed twice, it is left once"


def test_what_was_left_is_offered_again_the_next_day_and_forgotten(ada, mira):
    from tealight.moderation.actions.swap_case import swap_case
    from tealight.moderation.actions.tidy_desk import tidy_desk
    from tealight.moderation.models import Swap
    from tealight.moderation.queries.queue import queue
    from tealight.place.queries import place

    case = a_case("story", make.a_story(ada))
    night = make.NOW.replace(hour=23)
    swap_case(viewer=mira, now=night, case=case)
    for later, is_left in ((night, True), (night + 4 * HOUR, True), (night + 8 * HOUR, False)):
        found = queue(mira, place(), later)
        assert [line.id for line in (found.left if is_left else found.lines)] == [case], later
    tidy_desk(viewer=make.TEST, now=night + 4 * HOUR)
    assert Swap.objects.exists()
    tidy_desk(viewer=make.TEST, now=night + 8 * HOUR)
    assert not Swap.objects.exists()


def test_a_moderators_own_pen_name_is_not_theirs_to_decide_about(mira, ben, browser_of):
    case = a_case("story", make.a_story(mira, "Mine."), by=ben)
    hers = browser_of(mira)
    assert at(case) not in hers.get("/desk/queue/").links()
    there, nothing = hers.get(at(case)), hers.get("/desk/cases/7/")
    assert there.status == nothing.status == 404 and there.main == nothing.main
    for deed in ("claim", "release", "swap", "opinion"):
        assert hers.post(f"{at(case)}{deed}/").status == 404
    other = make.a_person("Rowan", roles=("moderator",))
    assert at(case) in browser_of(other).get("/desk/queue/").links()


def test_the_teams_first_page_says_how_much_waits(ada, olive, mira, browser_of):
    hers = browser_of(mira)
    assert "Nothing waits." in hers.get("/desk/").main
    now = hers.get("/desk/")  # asked at the true hour, so cases come in it
    assert now.status == 200
    a_case("story", make.a_story(ada, "Words."))
    page = hers.get("/desk/")
    assert "One waits. It came" in page.main and "/desk/queue/" in page.links()
    a_case("story", make.a_story(ada, "Others."))
    assert "2 wait. The oldest came" in hers.get("/desk/").main
    assert "wait. The oldest" not in browser_of(olive).get("/desk/").main


def told(browser, url: str) -> tuple[int, list[str]]:
    """How many statements a page takes, and how the database goes about those that ask for cases."""
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(url).status == 200
    asked = [one["sql"] for one in caught if 'FROM "moderation_case"' in one["sql"]]
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    plans = []
    with connection.cursor() as cursor:
        for sql in asked:
            cursor.execute(explain + sql)
            plans.append(repr(cursor.fetchall()))
    return len(caught), plans


def test_any_number_of_cases_takes_the_same_statements_and_none_looks_through_all(ada, mira, browser_of):
    from bench.queue import _fill

    from tealight.kernel import clock

    now, browser = clock.now(), browser_of(mira)
    middle = f"/desk/queue/?after=2-{now - 40 * 24 * HOUR:%Y%m%d%H}-1"
    case = a_case("story", make.a_story(ada), now=now)
    _fill(100, mira, now)
    pages = ("/desk/queue/", middle, at(case))
    browser.get(pages[0])
    few = [told(browser, url) for url in pages]
    _fill(4000, mira, now)
    many = [told(browser, url) for url in pages]
    assert [count for count, _ in few] == [count for count, _ in many]
    plans = [plan for _, found in many for plan in found]
    assert len(plans) >= 3
    for plan in plans:
        assert "SCAN moderation_case'" not in plan and "Seq Scan on moderation_case" not in plan, plan
    first, deep = (many[0][1][0], many[1][1][0])
    for plan in (first, deep):
        assert "case_queue" in plan and "TEMP B-TREE" not in plan and "Sort" not in plan, plan
    assert "(urgency,opened_hour" in deep or "ROW(" in deep, deep


def test_whatever_brings_a_case_has_words_of_its_own():
    from tealight.moderation.models import Why
    from tealight.moderation.queries.case_words import headline

    assert len({headline(why, "") for why in Why.values}) == len(Why.values)
    assert {headline(why, "abuse") for why in Why.values} == {"Someone may be in danger"}
