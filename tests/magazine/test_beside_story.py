"""Articles beside a story that asks for facts, and stories beside an article; each under the reader's own rules."""

from datetime import date

import pytest

from tealight.kernel import clock
from tealight.magazine import jobs
from tealight.magazine.models import BesideStory
from tealight.magazine.queries.related import articles_for_story, beside_article
from tealight.place.queries import notes, place
from tests import make
from tests.ground.work import drain
from tests.magazine.shelves import at_home, compare, farewell, treatment
from tests.stories import dangers
from tests.stories.wishes import keeps_away, takes_back, wishes

ASKS = "Has anyone chosen the tablets over the D&C? How much will I bleed, and how long does it take?"
TELLS = "I took the tablets on Friday. The cramps came at night, and clots, and I used all the pads. It is over. I want to say it somewhere."


@pytest.fixture
def magazine(place):
    """Two articles that answer, and one about something else."""
    articles = treatment(), at_home(), farewell()
    compare()
    return articles


def offered(viewer, story):
    return [one.title for one in articles_for_story(viewer, place(), make.NOW, story)]


def matched(story):
    jobs.match_story.call(story)
    return story


def test_a_story_that_asks_for_facts_gets_two_reviewed_articles_beside_it(magazine, ada, ben, browser_of):
    story = matched(make.a_story(ada, ASKS))
    page = browser_of(ben).get(f"/stories/{story}/")
    assert "Reviewed information" in page.words and "reviewed March 2026" in page.words
    assert [url for url in page.links() if url.startswith("/reading/") and url != "/reading/"] == sorted(
        [f"/reading/{one.slug}/" for one in magazine[:2]], key=lambda url: page.links().index(url)
    )
    assert len(offered(ben, story)) == 2


@pytest.mark.parametrize("said", [TELLS, "Why us? How do you all do it?", "He was perfect. Isn’t he lovely?"])
def test_a_story_that_asks_for_nothing_is_left_in_peace(magazine, ada, ben, browser_of, said):
    story = matched(make.a_story(ada, said))
    assert "Reviewed information" not in browser_of(ben).get(f"/stories/{story}/").words


def test_who_wants_company_gets_no_advice_and_who_looks_for_information_gets_it(magazine, ada, ben):
    assert offered(ben, matched(make.a_story(ada, ASKS, need="company"))) == []
    assert offered(ben, matched(make.a_story(ada, TELLS, need="information")))


@pytest.mark.parametrize(
    "changes", [{"reviewed_on": None, "next_review_on": None}, {"next_review_on": date(2026, 11, 29), "reviewed_on": date(2024, 1, 1)}]
)
def test_only_what_was_reviewed_and_is_not_overdue_is_offered(place, ada, ben, changes):
    treatment(**changes), farewell()
    compare()
    assert offered(ben, matched(make.a_story(ada, ASKS))) == []


def test_what_the_readers_filters_leave_out_is_not_offered_and_what_they_cover_is_a_line(place, ada, ben, cy, browser_of):
    article = treatment(notes=notes().mask(["physical-detail"]))
    compare()
    story = matched(make.a_story(ada, ASKS))
    ben, cy = wishes(ben, physical_detail="leave-out"), wishes(cy, physical_detail="cover")
    assert "Reviewed information" not in browser_of(ben).get(f"/stories/{story}/").words
    shown = browser_of(cy).get(f"/stories/{story}/")
    assert article.title not in shown.html and "An article with physical detail." in shown.words


def test_a_covered_story_has_nothing_beside_it(magazine, ada, ben, browser_of):
    story = matched(make.a_story(ada, ASKS, notes=["physical-detail"]))
    wishes(ben, physical_detail="cover")
    assert "Reviewed information" not in browser_of(make.as_viewer(ben.member_id)).get(f"/stories/{story}/").words


def test_what_a_paragraph_under_a_note_asks_is_answered_beside_nobody(magazine, ada, ben):
    """Else the article would tell those who leave the paragraph out what it is about."""
    assert offered(ben, matched(make.a_story(ada, f"[note: physical-detail]\n{ASKS}\n\nSomething else."))) == []


@pytest.mark.parametrize("said", [dangers.PLAN, dangers.MEDICAL])
def test_danger_is_answered_by_a_person_and_never_by_an_article(magazine, ada, ben, said):
    story = matched(make.a_story(ada, f"{said} {ASKS}"))
    assert offered(ben, story) == [] and not BesideStory.objects.filter(story=story).exists()


def test_what_is_sealed_is_never_looked_at(magazine, ada, ben):
    mine = make.a_story(ada, ASKS, audience="me")
    circle = make.a_story(make.a_circle(ada, ben), ASKS, audience="circle")
    for story in (mine, circle):
        matched(story)
    compare()
    assert not BesideStory.objects.exists()


def test_it_goes_with_the_story_and_when_its_author_takes_it_back(magazine, ada, ben):
    from tealight.stories.actions.erase_story import erase_story

    first, second = matched(make.a_story(ada, ASKS)), matched(make.a_story(ada, ASKS))
    assert BesideStory.objects.filter(story=first).exists()
    takes_back(ada, first)
    drain()
    assert not BesideStory.objects.filter(story=first).exists()
    erase_story(viewer=ada, now=make.NOW, story=second)
    assert not BesideStory.objects.filter(story=second).exists()


def test_sharing_and_changing_a_story_finds_its_articles_by_itself(magazine, ada, ben):
    story = make.a_story(ada, ASKS)
    drain()
    assert offered(ben, story)


def test_a_new_article_is_found_for_what_was_told_before(place, ada, ben):
    story = make.a_story(ada, ASKS)
    treatment()
    compare()
    assert offered(ben, story)


def test_a_visitor_is_offered_none_beside_a_story_for_anyone(magazine, ada, visitor):
    make.a_place_changes(anyone_audience_on=clock.day(make.NOW))
    assert offered(visitor, matched(make.a_story(ada, ASKS, audience="anyone"))) == []


# ── from an article ──────────────────────────────────────────────────────────────────────────────
def talked(viewer, article):
    return [card.url for card in beside_article(viewer, notes(), article.id, make.NOW.date()).stories]


def test_members_find_who_talked_about_it_and_visitors_find_nothing(magazine, ada, ben, visitor, browser_of, anybody):
    story = matched(make.a_story(ada, TELLS, title="Friday"))
    home = magazine[1]
    page = browser_of(ben).get(f"/reading/{home.slug}/")
    assert "People here have talked about this" in page.words and f"/stories/{story}/" in page.links()
    shown = anybody.get(f"/reading/{home.slug}/")
    assert "talked about this" not in shown.html and "Friday" not in shown.html
    assert talked(visitor, home) == []


def test_a_story_of_a_room_the_reader_is_not_in_never_appears(magazine, ada, ben, cy, mira):
    ada, ben = make.in_room(ada, "early-loss"), make.in_room(ben, "early-loss")
    story = matched(make.a_story(ada, TELLS, room="early-loss"))
    home = magazine[1]
    assert talked(ben, home) == [f"/stories/{story}/"]
    assert talked(cy, home) == [] and talked(mira, home) == []


def test_filters_blocks_and_mutes_hold_there_too(magazine, ada, ben, cy):
    home = magazine[1]
    story = matched(make.a_story(ada, TELLS, notes=["physical-detail"]))
    assert talked(wishes(ben, physical_detail="leave-out"), home) == []
    covered = beside_article(wishes(ben, physical_detail="cover"), notes(), home.id, make.NOW.date()).stories
    assert [bool(card.cover) for card in covered] == [True] and not covered[0].title
    assert talked(cy, home) == [f"/stories/{story}/"]
    assert talked(keeps_away(cy, "mute", ada), home) == []


def test_at_most_three_and_none_that_was_taken_back_or_waits(magazine, ada, ben):
    home = magazine[1]
    stories = [matched(make.a_story(ada, f"{TELLS} {number}")) for number in range(5)]
    assert len(talked(ben, home)) == 3
    for story in stories:
        takes_back(ada, story)
    assert talked(ben, home) == []
