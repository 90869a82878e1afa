"""“I’ll answer”: one at a time, for half an hour by the clock, and nobody learns of whom, nor whose a story is."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tests import make
from tests.stories.shelves import claims, shelf, titles, told

HALF_AN_HOUR = timedelta(minutes=30)
WRITING = "Somebody is writing to them."
MINE = "You are writing the first answer"


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
