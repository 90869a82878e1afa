"""The shelf: what waits for a first answer, whoever is writing it, and that neither tells whose a story is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.kernel import clock
from tests import make
from tests.stories.wishes import wishes

HALF_AN_HOUR = timedelta(minutes=30)
WRITING = "Somebody is writing to them."
MINE = "You are writing the first answer"


@pytest.fixture
def lin(place):
    return make.a_person("Lin", roles=("listener",))


@pytest.fixture
def olu(place):
    return make.a_person("Olu", roles=("listener",))


def told(viewer, title, **choices):
    return make.a_story(viewer, title=title, **{"need": "company", **choices})


def claims(viewer, story, now=make.NOW):
    from tealight.stories.actions.claim_story import claim_story

    claim_story(viewer=viewer, now=now, story=story)


def shelf(viewer, now=make.NOW, after=""):
    from tealight.place.queries import notes, place
    from tealight.stories.queries.shelf import shelf

    return shelf(viewer, place(), notes(place().version), now, after)


def titles(viewer, **asked):
    return [line.card.title for line in shelf(viewer, **asked).lines]


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


# ── I'll answer ──────────────────────────────────────────────────────────────────────────────────
def test_a_press_leads_to_the_box_with_a_few_lines_beside_it(ada, lin, olu, ben, browser_of):
    story = told(ada, "Waits")
    browser = browser_of(lin)
    page = browser.send(browser.get("/shelf/").form(f"/shelf/{story}/claim/"))
    assert page.url.startswith(f"/stories/{story}/")
    for word in (MINE, "others on the shelf see that somebody is writing, not who", "They asked for company, not advice."):
        assert word in page.main
    assert page.form(f"/stories/{story}/replies/")
    others = browser_of(olu)
    assert WRITING in others.get("/shelf/").main
    assert "Lin" not in others.get("/shelf/").main
    for member in (ben, ada):
        seen = browser_of(member).get(f"/stories/{story}/").main
        assert "writing" not in seen and "shelf" not in seen


@pytest.mark.parametrize("need", ["been-through", "information", "company"])
def test_the_lines_go_by_what_the_author_hopes_for(ada, lin, need):
    from tealight.place.queries import place
    from tealight.stories.first_words import first_words
    from tealight.stories.queries.shelf import on_shelf

    story = told(ada, "Waits", need=need)
    assert on_shelf(lin, place(), story, make.NOW).prompts == (), "asked for with a press"
    claims(lin, story)
    said = on_shelf(lin, place(), story, make.NOW).prompts
    assert said == first_words(need) and len(said) == 4
    assert said != first_words("no-reply")


def test_the_second_to_say_so_is_told_and_loses_nothing(ada, lin, olu, browser_of):
    story = told(ada, "Waits")
    second = browser_of(olu)
    form = second.get("/shelf/").form(f"/shelf/{story}/claim/")
    claims(lin, story)
    page = second.send(form)
    assert "Somebody else is writing to them just now." in page.main and WRITING in page.main
    assert second.get(f"/stories/{story}/").form(f"/stories/{story}/replies/"), "nobody is kept from answering"


def test_said_twice_it_is_one_claim_and_counts_from_the_last(ada, lin, olu):
    from tealight.stories.models import ShelfClaim

    story = told(ada, "Waits")
    claims(lin, story)
    claims(lin, story, make.NOW + timedelta(minutes=20))
    assert ShelfClaim.objects.count() == 1
    (line,) = shelf(olu, now=make.NOW + timedelta(minutes=45)).lines
    assert line.claim and not line.claim.is_mine


def test_it_lapses_by_the_clock_alone(ada, lin, olu):
    from tealight.kernel.verdict import Refused
    from tealight.stories.models import ShelfClaim

    story = told(ada, "Waits")
    claims(lin, story)
    (line,) = shelf(olu, now=make.NOW + HALF_AN_HOUR - timedelta(seconds=1)).lines
    assert line.claim
    with pytest.raises(Refused):
        claims(olu, story, make.NOW + HALF_AN_HOUR - timedelta(seconds=1))
    (line,) = shelf(olu, now=make.NOW + HALF_AN_HOUR).lines
    assert line.claim is None and ShelfClaim.objects.exists(), "no job has to run"
    claims(olu, story, make.NOW + HALF_AN_HOUR)
    (line,) = shelf(lin, now=make.NOW + HALF_AN_HOUR).lines
    assert line.claim and not line.claim.is_mine


def test_given_back_it_is_free_and_nobody_gives_back_anothers(ada, lin, olu, browser_of):
    story = told(ada, "Waits")
    claims(lin, story)
    browser_of(olu).post(f"/shelf/{story}/release/")
    assert shelf(olu).lines[0].claim
    browser = browser_of(lin)
    page = browser.send(browser.get(f"/stories/{story}/").form(f"/shelf/{story}/release/"))
    assert "It is on the shelf for everyone again." in page.main
    assert shelf(olu).lines[0].claim is None


def test_any_answer_ends_it_and_it_does_not_come_back(ada, ben, lin, olu):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    story = told(ada, "Waits")
    claims(lin, story)
    reply = make.a_reply(ben, story, "I read this.")
    withdraw_reply(viewer=ben, now=make.NOW, reply=reply)
    (line,) = shelf(olu).lines
    assert line.claim is None


@pytest.mark.parametrize("which", ["answered", "never was"])
def test_what_is_not_on_the_shelf_is_taken_by_nobody(ada, ben, lin, browser_of, which):
    story = told(ada, "Waits")
    make.a_reply(ben, story, "I read this.")
    number = story if which == "answered" else 4503599627370495
    page = browser_of(lin).post(f"/shelf/{number}/claim/", follow=True)
    assert "It is not on the shelf any more." in page.main


def test_whoever_may_not_write_takes_nothing(ada, lin):
    from dataclasses import replace

    from tealight.kernel.verdict import Refused

    with pytest.raises(Refused):
        claims(replace(lin, sanctions=frozenset({"write"})), told(ada, "Waits"))


def test_what_is_over_is_forgotten_and_what_runs_is_not(ada, lin):
    from tealight.stories.actions.forget_claims import forget_claims
    from tealight.stories.models import ShelfClaim

    claims(lin, told(ada, "Waits"))
    forget_claims(viewer=make.TEST, now=make.NOW + timedelta(minutes=29))
    assert ShelfClaim.objects.exists()
    forget_claims(viewer=make.TEST, now=make.NOW + timedelta(hours=2))
    assert not ShelfClaim.objects.exists()


# ── whose it is changes nothing that others see (PRIVACY 6) ──────────────────────────────────────
def test_an_author_on_the_team_meets_her_anonymous_story_and_may_take_it_like_anyone(lin, olu):
    story = told(lin, "Hers", anonymous=True)
    lin = make.as_viewer(lin.member_id)
    assert titles(lin) == titles(olu) == ["Hers"]
    claims(lin, story)
    (line,) = shelf(olu).lines
    assert line.claim and not line.claim.is_mine


def test_what_she_told_under_her_name_is_not_hers_to_answer(lin, olu):
    told(lin, "Under her name")
    assert titles(lin) == [] and titles(olu) == ["Under her name"]


def test_an_anonymous_answer_ends_a_claim_whoever_had_it(ada, lin, olu):
    """Were it only the claim of whoever answered, its end would name them."""
    for number, claimer in enumerate((lin, olu)):
        story = told(ada, f"Waits {number}")
        claims(claimer, story)
        make.a_reply(make.as_viewer(lin.member_id), story, "I read this.", anonymous=True)
        assert not _claimed(story)


def test_no_row_says_who_is_writing(ada, lin):
    from tealight.stories.models import ShelfClaim

    story = told(ada, "Waits")
    claims(lin, story)
    row = ShelfClaim.objects.get()
    held = repr((row.story_id, bytes(row.tag), row.until_hour))
    assert str(lin.member_id) not in held and str(lin.persona_id) not in held
    assert row.until_hour == clock.hour(row.until_hour)


def _claimed(story):
    from tealight.stories.models import ShelfClaim

    return ShelfClaim.objects.filter(story=story).exists()


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

    if connection.vendor != "sqlite":
        pytest.skip("few rows tell nothing of how PostgreSQL reads many")
    rows = standing(make.in_room(lin)).filter(policy.wanted_by(lin), behind(after)).order_by("hour", "id")
    plan = rows.values_list("id", "shelf_claim__tag")[:21].explain()
    assert "INDEX story_unanswered" in plan, plan
    assert "TEMP B-TREE" not in plan, plan
