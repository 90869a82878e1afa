"""One rule of visibility: random places, and every page asked by everyone, against a second telling of the rules.

Each page is a whole request; what is compared is what the server sent. TEALIGHT_TEST_WORLDS draws more.
"""

import os
import re
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from tests import make
from tests.page import Browser
from tests.stories import oracle
from tests.stories.oracle import ABSENT, COVERED, SHOWN, VISITOR
from tests.stories.worlds import MODERATORS, PEOPLE, ROOMS, Said, Told, World, build, worlds

WORLDS = int(os.environ.get("TEALIGHT_TEST_WORLDS", "8"))
checks: Counter[str] = Counter()


class Pages:
    """What one reader is sent, address by address."""

    def __init__(self, world: World, name: str):
        self.world, self.name = world, name
        self.client = (Browser() if name == VISITOR else Browser.of(world.viewers[name])).client

    def get(self, url: str, *, follow: bool = False):
        response = self.client.get(url, follow=follow)
        self.asked, self.status = url, response.status_code
        self.leads = response.headers.get("Location", "")
        body = response.content.decode()
        # Only what the page is about: the frame holds the address that was asked for.
        self.sent = body.partition("<main")[2].partition("</main>")[0]
        return self

    def found(self, words: str, number: int) -> str:
        """What became of a thing with these words and this id on the page last asked for."""
        if words in self.sent:
            return SHOWN
        covered = re.search(rf'href="[^"]*(stories/{number}/[^"]*open=|open=[^"#]*r{number}\b)', self.sent)
        return COVERED if covered else ABSENT

    def leads_nowhere(self) -> None:
        """What may not be seen is 404 for members; visitors are asked to sign in, whatever they ask for."""
        if self.name == VISITOR:
            assert self.leads.startswith("/sign-in/"), (self.asked, self.status, self.leads)
        else:
            assert self.status == 404, (self.name, self.asked, self.status, self.leads)

    def agrees(self, surface: str, expected: str, found: str, thing: Told | Said) -> None:
        checks[surface] += 1
        assert found == expected, f"{surface}: {self.name} at {self.asked} got {found}, not {expected}, of {thing}"


def compare(world: World, name: str) -> None:
    pages = Pages(world, name)
    if name != VISITOR:
        lists(pages)
        notices(pages)
    desk(pages)
    for story in world.stories:
        story_page(pages, story)
    by_id(pages)


def lists(pages: Pages) -> None:
    world, name = pages.world, pages.name
    ways = {"/stories/": ("feed", lambda story: oracle.in_feed(world, name, story))}
    ways["/kept/"] = ("kept", lambda story: oracle.kept(world, name, story))
    for room in ROOMS:
        ways[f"/rooms/{room}/"] = ("room", lambda story, room=room: oracle.in_room(world, name, story, room))
    for person in PEOPLE:
        url = f"/people/{world.viewers[person].persona_id}/"
        ways[url] = ("person", lambda story, person=person: oracle.on_person_page(world, name, story, person))
    for url, (surface, expected) in ways.items():
        pages.get(url)
        assert pages.status == 200, (name, url, pages.status, pages.leads)
        for story in world.stories:
            found = pages.found(f"title{story.number}words", story.id)
            pages.agrees(surface, expected(story), found, story)
            if found != SHOWN:
                assert f"open{story.number}words" not in pages.sent
            if found == ABSENT:
                assert str(story.id) not in pages.sent
            if story.part:
                assert f"part{story.number}words" not in pages.sent, "an excerpt never holds a noted passage"


def story_page(pages: Pages, story: Told) -> None:
    world, name = pages.world, pages.name
    pages.get(f"/stories/{story.id}/")
    words = (f"title{story.number}words", f"open{story.number}words")
    replies = [reply for reply in world.replies if reply.story == story.number]
    if not oracle.may_read(world, name, story):
        pages.leads_nowhere()
        pages.agrees("story", ABSENT, pages.found(words[0], story.id), story)
    else:
        assert pages.status == 200, (name, story, pages.status, pages.leads)
        expected = oracle.by_link(world, name, story, story.room)
        pages.agrees("story", expected, pages.found(words[1], story.id), story)
        if expected == COVERED:
            leaks = [*words, *(f"reply{reply.number}words" for reply in replies), *PEOPLE]
            assert not [leak for leak in leaks if leak in pages.sent], "a covered story sends nothing of itself"
        else:
            part = SHOWN if f"part{story.number}words" in pages.sent else COVERED if "open=p1" in pages.sent else ABSENT
            pages.agrees("passage", oracle.passage(world, name, story), part, story)
            for reply in replies:
                found = pages.found(f"reply{reply.number}words", reply.id)
                pages.agrees("thread", oracle.in_thread(world, name, reply, story), found, reply)
    for reply in replies:
        deep_link(pages, story, reply)


def deep_link(pages: Pages, story: Told, reply: Said) -> None:
    world, name = pages.world, pages.name
    pages.get(f"/stories/{story.id}/replies/{reply.id}/")
    words = f"reply{reply.number}words"
    if not (oracle.may_read(world, name, story) and oracle.may_read_reply(world, name, reply)):
        pages.leads_nowhere()
        pages.agrees("deep link", ABSENT, pages.found(words, reply.id), reply)
        return
    assert pages.status == 302
    pages.get(f"/stories/{story.id}/replies/{reply.id}/", follow=True)
    expected = ABSENT
    if oracle.by_link(world, name, story, story.room) == SHOWN:
        expected = oracle.by_deep_link(world, name, reply, story)
    pages.agrees("deep link", expected, pages.found(words, reply.id), reply)


def notices(pages: Pages) -> None:
    from tealight.notices.models import Notice

    world, name = pages.world, pages.name
    rows = {(row.reply_id or row.story_id): row.id for row in Notice.objects.filter(
        persona_id=world.viewers[name].persona_id)}
    pages.get("/notices/")
    for thing in (*world.stories, *world.replies):
        told = f'"/notices/{rows.get(thing.id)}/"' in pages.sent
        pages.agrees("notices", *(SHOWN if yes else ABSENT for yes in (oracle.is_told(world, name, thing), told)), thing)
    assert f"{len(re.findall('notice__open', pages.sent))} notices" == f"{sum(oracle.is_told(world, name, t) for t in (*world.stories, *world.replies))} notices"
    header = pages.client.get("/stories/").content.decode().partition("</header>")[0]
    assert ("· new" in header) == ("notice__open" in pages.sent), "the frame says new when, and only when, something is"


def desk(pages: Pages) -> None:
    world, name = pages.world, pages.name
    pages.get("/desk/held/")
    if name not in MODERATORS:
        pages.leads_nowhere()
        return
    for thing in (*world.stories, *world.replies):
        told = isinstance(thing, Told)
        found = pages.found(f"{'title' if told else 'reply'}{thing.number}words", thing.id)
        if found == ABSENT and re.search(rf"/desk/held/\?open=[\d,]*{thing.id}\b", pages.sent):
            found = COVERED
        pages.agrees("desk", oracle.at_desk(world, name, thing), found, thing)


def by_id(pages: Pages) -> None:
    """What rooms that hold ids see through config/kinds.py."""
    from tealight.config.kinds import KINDS
    from tealight.place.queries import place
    from tealight.web.middleware.viewer import visitor

    world, name = pages.world, pages.name
    viewer = visitor(place()) if name == VISITOR else world.viewers[name]
    pages.asked = "config/kinds.py"
    stories = KINDS["story"].ask("see")(viewer, [story.id for story in world.stories])
    for story in world.stories:
        expected = ABSENT
        if oracle.may_read(world, name, story):
            expected = oracle.by_itself(world, name, story, story.room)
        seen = stories.get(story.id)
        pages.agrees("by id", expected, ABSENT if seen is None else COVERED if seen.cover else SHOWN, story)
    replies = KINDS["reply"].ask("see")(viewer, [reply.id for reply in world.replies])
    for reply in world.replies:
        story = world.stories[reply.story]
        around = oracle.by_itself(world, name, story, story.room) if oracle.may_read(world, name, story) else ABSENT
        expected = ABSENT
        if around != ABSENT and oracle.may_read_reply(world, name, reply):
            expected = oracle.by_itself(world, name, reply, story.room)
            if expected == SHOWN and around == COVERED and not mine(reply, name):
                expected = COVERED
        seen = replies.get(reply.id)
        pages.agrees("by id", expected, ABSENT if seen is None else COVERED if seen.cover else SHOWN, reply)


def mine(thing: Told | Said, name: str) -> bool:
    return thing.author == name


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("short", [60, 0], ids=["threads read whole", "threads read in part"])
def test_every_page_agrees_with_the_rules_told_a_second_time(db, monkeypatch, short):
    from tealight.kernel.crypto import place_keys

    monkeypatch.setattr("tealight.stories.queries.replies.SHORT", short)
    make.a_place(anyone_audience_on=make.NOW.date())
    make.the_rooms()
    place_keys()  # made once, outside the worlds that are undone
    checks.clear()

    # Not shrunk: a world is small already, and each costs seconds.
    @settings(
        max_examples=WORLDS, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(worlds())
    def compare_all(world: World):
        with transaction.atomic(), transaction.atomic(using="ring"):
            build(world)
            for name in (*PEOPLE, VISITOR):
                compare(world, name)
            for using in ("default", "ring"):
                transaction.set_rollback(True, using=using)

    compare_all()
    surfaces = {"feed", "room", "story", "passage", "thread", "deep link", "person", "kept", "notices", "desk", "by id"}
    assert checks.keys() == surfaces
    assert checks.total() > 250 * WORLDS, checks
