"""How much a page asks of the database: the same for one reply and for sixty (tests/budgets.py)."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.moderation.actions.claim_case import claim_case
from tests import budgets, make
from tests.media.portraits import chooses
from tests.moderation.at_desk import a_case
from tests.stories.wishes import keeps, keeps_away, wishes


@pytest.fixture
def crowded(ada, ben, cy):
    """A full place: who reads, the story they read, one that is covered for them."""
    from tealight.notices.actions.tell_of_reply import tell_of_reply
    from tealight.notices.actions.tell_of_story import tell_of_story

    old = make.NOW.date() - timedelta(days=200)
    make.a_person("Dora")
    teasel = make.in_room(make.a_person("Teasel", joined_on=old))
    wren = make.in_room(make.a_person("Wren", joined_on=old))
    for number in range(25):
        make.a_story(teasel, f"I think of you, @Wren, at {number}.", title=f"Number {number}.", room="late-loss",
                     notes=["faith"] if number % 5 == 0 else [])
    story = make.a_story(teasel, "[note: physical-detail]\nThe tiles.\n\nFor @Wren and @Dora.", title="Read me", room="late-loss")
    tops = [make.a_reply(wren, story, f"Reply {number} to @Teasel.") for number in range(25)]
    for top in tops[:10]:
        make.a_reply(teasel, story, "Thank you, @Wren.", answers=top)
        make.a_reply(wren, story, "[note: physical-detail]\nBlood.", answers=top)
    covered = make.a_story(wren, "Words, @Ben.", notes=["physical-detail"])
    tell_of_story(viewer=make.TEST, now=make.NOW, story=covered)
    tell_of_reply(viewer=make.TEST, now=make.NOW, reply=tops[0])
    reader = make.in_room(wishes(ben, physical_detail="cover", birth="leave-out", faith="cover"))
    reader = keeps_away(keeps_away(reader, "block", ada), "mute", cy)
    for number in (story, covered):
        reader = keeps(reader, number)
    chooses(teasel)
    return reader, teasel, story, covered


def test_reading_asks_no_more_than_its_budget(crowded, cy, browser_of):
    reader, teasel, story, covered = crowded
    keeper = make.a_person("Hazel", roles=("moderator",))
    for number, kept in enumerate((story, covered)):
        claim_case(viewer=keeper, now=clock.now(), case=a_case("story", kept, danger="abuse" if number else ""), name="Alder")
    make.a_story(cy, "For @Teasel.", need="company")
    listener = make.in_room(make.a_person("Lin", roles=("listener",)))
    ways = {
        "stories:feed": (reader, "/stories/"),
        "web:home": (reader, "/"),
        "stories:room": (reader, "/rooms/late-loss/"),
        "stories:story": (reader, f"/stories/{story}/"),
        "stories:story, its author": (teasel, f"/stories/{story}/"),
        "stories:story, from the shelf": (listener, f"/stories/{story}/"),
        "stories:shelf": (listener, "/shelf/"),
        "stories:story, covered": (reader, f"/stories/{covered}/"),
        "stories:person": (reader, f"/people/{teasel.persona_id}/"),
        "stories:kept": (reader, "/kept/"),
        "stories:mine": (teasel, "/stories/mine/"),
        "stories:my_replies": (teasel, "/stories/mine/replies/"),
        "notices:notices": (teasel, "/notices/"),
        "moderation:queue": (keeper, "/desk/queue/"),
    }
    assert ways.keys() == budgets.STATEMENTS.keys()
    spent = {}
    for name, (viewer, url) in ways.items():
        browser = browser_of(viewer)
        browser.client.get(url)  # what a process learns once: notes, templates, the member's keys
        with budgets.counted() as asked:
            assert browser.client.get(url).status_code == 200
        spent[name] = len(asked)
        if len(asked) != budgets.STATEMENTS[name]:
            print(name, *asked, sep="\n    ")
    assert spent == budgets.STATEMENTS


def test_a_story_with_one_reply_asks_as_much_as_one_with_many(ada, ben, browser_of):
    old = make.NOW.date() - timedelta(days=200)
    teasel = make.a_person("Teasel", joined_on=old)
    few, many = make.a_story(ada), make.a_story(ada)
    make.a_reply(teasel, few, "Only this.")
    for number in range(70):
        make.a_reply(teasel, many, f"Reply {number}.")
    browser = browser_of(ben)
    spent = []
    for story in (few, many):
        browser.client.get(f"/stories/{story}/")
        with budgets.counted() as asked:
            browser.client.get(f"/stories/{story}/")
        spent.append(len(asked))
    assert spent == [6, 6], "the viewer, the story, its replies, a reply begun before, what answers it, is a notice there"


def test_a_reply_asks_no_more_than_its_budget(ada, browser_of):
    teasel = make.a_person("Teasel", joined_on=make.NOW.date() - timedelta(days=200))
    story, browser = make.a_story(ada), browser_of(teasel)
    for number in range(2):  # what a process learns once, the first time
        form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/")
        with budgets.counted() as asked:
            assert browser.send(form, follow=False, body=f"I am so sorry, {number}.").status == 303
    # The viewer; the story, locked; is it there already; the reply, its passage, its words for searching; the
    # story's count; a draft of it; the event; where it stands.
    assert len(asked) == 10, "\n".join(asked)


def test_a_reply_reads_the_place_once_for_the_page_and_once_under_the_lock(ada, ben, browser_of):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    story, browser = make.a_story(ada), browser_of(ben)
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/")
    with CaptureQueriesContext(connection) as asked:
        browser.send(form, follow=False, body="I am so sorry.")
    assert sum('FROM "place_placesettings"' in query["sql"] for query in asked) == 2
