"""Surfaces that show many things: the feed, the first page, rooms, people, what is one's own, searches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.visibility import ground, lists, oracle, things
from tests.visibility.building import COMMON, OF_PARTS
from tests.visibility.oracle import ABSENT, SHOWN
from tests.visibility.reader import Expected, Key, Reader
from tests.visibility.worlds import (
    CIRCLED,
    HELD,
    MODERATORS,
    PEOPLE,
    ROOMS,
    VISITOR,
    Said,
    Told,
    World,
)

#: what answers anonymous words, on the page of notices
UNNAMED_TOLD = 30
#: pages of one thing, which are nowhere for who may not know of it
OF_ONE = ("story", "story opened")
#: pages of the team's, which are nowhere for anybody else
OF_TEAM = ("desk", "shelf")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of many things: how to ask for it, and what should stand there, in a world as it is then."""

    surface: str
    ask: Callable[[Reader], Reader]
    expected: Callable[[World], Expected]
    may: Callable[[World], set[str]] = field(default=lambda world: set())
    ids: bool = True
    #: what a line on the page may lead to that does not stand there
    leads: Callable[[World], set[Key]] = field(default=lambda world: set())


def pages_of(reader: Reader, *, searched: str = "") -> Iterator[Page]:
    """Yield every page of many things that a member can ask for; `searched` is one more word to search for."""
    name, place = reader.name, reader.place
    yield _of_stories("feed", name, "/stories/", oracle.in_feed)
    for room in ROOMS:
        yield _of_stories("room", name, f"/rooms/{room}/", lambda w, n, s, room=room: oracle.in_room(w, n, s, room))
    for person in PEOPLE:
        yield _of_stories(
            "person", name, f"/people/{place.people[person].persona_id}/",
            lambda w, n, s, person=person: oracle.on_person_page(w, n, s, person),
        )
    yield _of_stories("kept", name, "/kept/", oracle.kept)
    yield Page("article", _with_what_stands_beside, lambda w: {
        story.key: (lists.from_article(w, name, story), {story.mark("title")}) for story in w.stories
    })
    yield _of_stories("mine", name, "/stories/mine/", lambda w, n, s: SHOWN if s.author == n else ABSENT)
    yield Page("my replies", _at("/stories/mine/replies/"), lambda w: {
        reply.key: (SHOWN if reply.author == name else ABSENT, reply.marks)
        for reply in w.replies if reply.author != name or _still_opens(w, name, reply)
    })
    yield Page("home", _at("/"), lambda w: {
        story.key: (lists.at_home(w, name, story), {story.mark("open")}) for story in w.stories
    }, lambda w: _beside_at_home(w, name), leads=lambda w: {reply.story.key for reply in lists.answered_at_home(w, name)})
    yield Page("drafts", _at("/stories/drafts/"), lambda w: {
        draft.key: (SHOWN if draft.author == name else ABSENT, draft.marks) for draft in w.drafts
    })
    yield Page("desk", _at("/desk/held/"), lambda w: _desk(w, name), lambda w: _excerpts(
        w, lambda story: oracle.at_desk(w, name, story) == SHOWN
    ), ids=False)
    yield Page("shelf", lambda reader: reader.get("/shelf/"), lambda w: _shelf(w, name), lambda w: _excerpts(
        w, lambda story: _on_shelf(w, name, story) == SHOWN
    ))
    yield from searches(name, searched)


def searches(name: str, word: str = "") -> Iterator[Page]:
    """Yield what a member may search for: the words of everything, in each way, and `word`."""
    def parts(world: World) -> set[str]:
        return _excerpts(world, lambda story: lists.found_by_part(world, name, story), noted=True)

    def whole(world: World) -> set[str]:
        return {word for story in world.stories if lists.found_by_part(world, name, story) for word in story.marks}

    yield Page("search", _searching(COMMON), lambda w: _found(w, name), parts)
    yield Page("search in a room", _searching(COMMON, room=ROOMS[0]), lambda w: _found(w, name, ROOMS[0]), parts)
    yield Page("search for a passage", _searching(OF_PARTS, order="closest"), lambda w: {
        story.key: (SHOWN if lists.found_by_part(w, name, story) else ABSENT, {*story.part_marks, story.mark("title")})
        for story in w.stories
    }, whole)
    if word:
        yield Page("search for a word", _searching(word), lambda w: _by_word(w, name, word), lambda w: _around(w, name, word), ids=False)


def _of_stories(surface: str, name: str, url: str, rule: Callable[[World, str, Told], str]) -> Page:
    def expected(world: World) -> Expected:
        return {story.key: (rule(world, name, story), story.marks) for story in world.stories}

    def may(world: World) -> set[str]:
        return _excerpts(world, lambda story: rule(world, name, story) == SHOWN)

    return Page(surface, _at(url), expected, may)


def _at(url: str) -> Callable[[Reader], Reader]:
    return lambda reader: reader.walk(url)


def _with_what_stands_beside(reader: Reader) -> Reader:
    """Ask for the article; what leads to stories stands beside its main part."""
    reader.get(ground.URL)
    reader.sent = reader.body
    return reader


def _searching(words: str, *, room: str = "", **choices: str) -> Callable[[Reader], Reader]:
    def ask(reader: Reader) -> Reader:
        if not room or room not in reader.world.readers[reader.name].rooms:
            return reader.search(words=words, **choices)
        from tealight.groups.models import Group

        return reader.search(words=words, room=str(Group.objects.get(slug=room).id), **choices)

    return ask


def _excerpts(world: World, is_shown: Callable[[Told], bool], *, noted: bool = False) -> set[str]:
    """Second passages of stories that are shown: an excerpt may reach so far where they carry no note."""
    return {word for story in world.stories if (noted or not story.part) and is_shown(story) for word in story.part_marks}


def _beside_at_home(world: World, name: str) -> set[str]:
    shown = {story.mark("title") for story in world.stories if lists.at_home(world, name, story) == SHOWN}
    shown |= _excerpts(world, lambda story: lists.at_home(world, name, story) == SHOWN)
    return shown | lists.titles_told_at_home(world, name)


def _still_opens(world: World, name: str, reply: Said) -> bool:
    """Whether one's own words can be opened: in a circle one left they cannot, only be taken back unread."""
    story = reply.story
    is_in = story.author == name or name in world.circles.get(story.author, ())
    return reply.state == "withdrawn" or story.audience != "circle" or is_in


def _desk(world: World, name: str) -> Expected:
    expected: Expected = {}
    for thing in world.things:
        state = oracle.at_desk(world, name, thing)
        expected[thing.key] = (state, thing.marks)
        if isinstance(thing, Said) and thing.photo and thing.state == HELD:
            expected[thing.photo.key] = (SHOWN if state == SHOWN else ABSENT, thing.photo.marks)
    return expected


def _shelf(world: World, name: str) -> Expected:
    return {story.key: (_on_shelf(world, name, story), story.marks) for story in world.stories}


def _on_shelf(world: World, name: str, story: Told) -> str:
    here = name in MODERATORS and story in lists.on_shelf(world, name)
    return oracle.in_feed(world, name, story) if here else ABSENT


def _found(world: World, name: str, room: str = "") -> Expected:
    """What the word in everything finds; a story by its open words, so that those stand there."""
    joined = room in world.readers[name].rooms
    expected: Expected = {}
    for thing in world.things:
        story = thing if isinstance(thing, Told) else thing.story
        here = lists.found(world, name, thing) and (not joined or story.room == room)
        expected[thing.key] = (SHOWN if here else ABSENT, thing.marks)
    return expected


def _by_word(world: World, name: str, word: str) -> Expected:
    """What a word finds that stands in one thing only; a reply is found under the title of its story."""
    hits = [thing for thing in world.things if _hit(world, name, thing, word)]
    titles = [thing if isinstance(thing, Told) else thing.story for thing in hits]
    expected: Expected = {story.key: (SHOWN if story in titles else ABSENT, {story.mark("title")}) for story in world.stories}
    return expected | {reply.key: (SHOWN if reply in hits else ABSENT, reply.marks) for reply in world.replies}


def _hit(world: World, name: str, thing: Told | Said, word: str) -> bool:
    if isinstance(thing, Told) and word in thing.part_marks:
        return lists.found_by_part(world, name, thing)
    return word in thing.marks and lists.found(world, name, thing)


def _around(world: World, name: str, word: str) -> set[str]:
    """The words that stand beside a word in a story it finds."""
    beside: set[str] = set()
    for story in world.stories:
        if _hit(world, name, story, word):
            beside |= story.marks | (story.part_marks if lists.found_by_part(world, name, story) else set())
    return beside


# ── what is compared by other than words ─────────────────────────────────────────────────────────
def notices(reader: Reader) -> None:
    """The notices of a member, by their own numbers; and that the frame says new when something is."""
    world, name = reader.world, reader.name
    reader.walk("/notices/")
    told = [thing for thing in world.things if oracle.is_told(world, name, thing)]
    for thing in world.things:
        notice = world.notices.get((name, *thing.key))
        here = notice is not None and f'"/notices/{notice[0]}/"' in reader.sent
        reader.count("notices")
        if here != (thing in told):
            reader.fail("notices", f"a notice of {thing.key} is there: {here}")
    unnamed = lists.answered_unnamed(world, name)[:UNNAMED_TOLD]
    for reply in world.replies:
        reader.count("notices worked out")
        here = f'"notice__open" href="/stories/{reply.story.id}/replies/{reply.id}/"' in reader.sent
        if here != (reply in unnamed):
            reader.fail("notices worked out", f"that {reply.key} answers something anonymous is said: {here}")
    if reader.sent.count("notice__open") != len(told) + len(unnamed):
        reader.fail("notices", "there are others")
    if reader.marks - lists.titles_told(world, name, told) - lists.titles_answered(unnamed):
        reader.fail("notices", f"words are sent: {reader.marks}")
    frame = reader.get("/stories/").body.partition("</header>")[0]
    reader.count("frame")
    if ("· new" in frame) != bool(told):
        reader.fail("frame", "it says new when, and only when, something is")


def people(reader: Reader) -> None:
    """Who is found by the beginning of a name; who is in one's circle, and whose one is in."""
    from tests.visibility.building import Someone

    world, name, known = reader.world, reader.name, reader.place.people
    reader.search(words="Wren")
    for person in PEOPLE:
        someone: Someone = known[person]
        reader.count("search for people")
        here = f'/people/{someone.persona_id}/">{person}</a></span>' in reader.sent
        if here != lists.found_person(world, name, person):
            reader.fail("search for people", f"{person} is found: {here}")
    reader.get("/circle/")
    for person in PEOPLE:
        reader.count("circle")
        mine = person in world.circles.get(name, ())
        theirs = person in CIRCLED and name in world.circles[person]
        if (person in reader.sent) != (mine or theirs):
            reader.fail("circle", f"{person} is named: {person in reader.sent}")


def members_pages_are_shut(reader: Reader) -> None:
    """What a visitor is sent instead of members' pages: the way to sign in, and no word."""
    _with_what_stands_beside(reader).agree("article", {story.key: (ABSENT, story.marks) for story in reader.world.stories})
    urls = ("/stories/", "/kept/", "/stories/mine/", "/stories/drafts/", "/notices/", "/search/", "/desk/held/", "/shelf/", "/circle/")
    for url in (*urls, *(f"/people/{one.persona_id}/" for one in reader.place.people.values())):
        reader.get(url).leads_nowhere()
    for url in ("/", "/rooms/", *(f"/rooms/{room}/" for room in ROOMS)):
        reader.get(url)
        if reader.status != 200:
            reader.fail("room", f"a visitor got {reader.status}")
        reader.agree("room" if "rooms" in url else "home", {story.key: (ABSENT, story.marks) for story in reader.world.stories})


def exactly(reader: Reader, page: Page) -> None:
    """Ask for a page, and compare it with the world as it is."""
    page.ask(reader)
    if page.surface in OF_TEAM and reader.name not in MODERATORS:
        reader.leads_nowhere()
    elif reader.status != 200 and page.surface not in OF_ONE:
        reader.fail(page.surface, f"answered {reader.status} {reader.leads}")
    reader.agree(page.surface, page.expected(reader.world), may=page.may(reader.world), ids=page.ids, leads=page.leads(reader.world))


def of_story(name: str, number: int, *, opened: bool = False) -> Page:
    """The page of one story, as one of the pages whose things are compared."""
    rule = things.on_page_opened if opened else things.on_page

    def ask(reader: Reader) -> Reader:
        story = reader.world.stories[number]
        return reader.get(things.opened(reader.world, story) if opened else f"/stories/{story.id}/")

    surface = "story opened" if opened else "story"
    return Page(surface, ask, lambda world: rule(world, name, world.stories[number]), ids=False)


def survey(reader: Reader, *, searched: str = "") -> None:
    """Ask for every page of many things, and compare."""
    if reader.name == VISITOR:
        members_pages_are_shut(reader)
        return
    for page in pages_of(reader, searched=searched):
        exactly(reader, page)
    notices(reader)
    people(reader)


