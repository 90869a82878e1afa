"""Draw by chance the small places that `worlds` describes."""

from random import Random

from tests.visibility.worlds import (
    CIRCLED,
    EXPERIENCE,
    HELD,
    MODERATORS,
    NO_REPLY,
    NOTES,
    PEOPLE,
    REMOVED,
    ROOMS,
    STANDING,
    WITHDRAWN,
    Begun,
    Photo,
    Reader,
    Said,
    Told,
    World,
)

STATES = (STANDING, STANDING, STANDING, STANDING, HELD, WITHDRAWN, REMOVED)
#: how much is written anonymously
UNNAMED = 0.3
#: hours ago; the last is longer than a story is said to wait for an answer
AGES = (0, 0, 0, 1, 5, 30, 24 * 31)


def draw(chance: Random, stories: int = 12, replies: int = 18, photos: float = 0.35) -> World:
    """Draw a place with that many stories, and so many tries at a reply."""
    world = World({}, {}, [], [], [])
    for owner in CIRCLED:
        world.circles[owner] = some(chance, others_than(owner))
    for _ in range(stories):
        world.stories.append(a_story(chance, len(world.stories), photos))
    for _ in range(replies):
        reply = a_reply(chance, world, photos)
        if reply is not None:
            world.replies.append(reply)
    for name in PEOPLE:
        world.readers[name] = _reader(chance, name, world, photos)
        for story in (None, chance.choice(world.stories)):
            if chance.random() < 0.5:
                world.drafts.append(Begun(name, story, len(world.drafts)))
    return world


def some(chance: Random, values, most: int | None = None) -> set:
    """A small set of `values`; often empty, as most choices of most people are."""
    if chance.random() < 0.5:
        return set()
    return set(chance.sample(list(values), chance.randint(1, min(most or 99, len(values)))))


def others_than(name: str) -> list[str]:
    return [person for person in PEOPLE if person != name]


def a_filter(chance: Random) -> str:
    return chance.choice(("show", "show", "cover", "leave-out"))


def a_story(chance: Random, number: int, photos: float) -> Told:
    audience = chance.choice(("me", "circle", *ROOMS, *ROOMS, "members", "members", "members", "anyone", "anyone"))
    author = chance.choice(CIRCLED if audience == "circle" else PEOPLE)
    story = Told(
        author, audience, some(chance, NOTES, 2), some(chance, NOTES, 1), _state(chance, audience in ("me", "circle")),
        some(chance, PEOPLE, 2), chance.choice((NO_REPLY, EXPERIENCE)), chance.choice(AGES), number,
    )
    story.anonymous = audience != "circle" and chance.random() < UNNAMED
    if chance.random() < photos:
        story.photo = Photo(story, some(chance, NOTES, 1))
    story.waited = _let_wait(story, story)
    return story


def a_reply(chance: Random, world: World, photos: float) -> Said | None:
    """Draw a reply to one of the stories; None where its only reader is its author."""
    story = chance.choice(world.stories)
    if story.audience == "me":
        return None
    writers = sorted({story.author, *world.circles[story.author]}) if story.audience == "circle" else list(PEOPLE)
    if story.waited:  # while the place is told, nobody else can read it
        writers = sorted({story.author, *MODERATORS})
    author = chance.choice(writers)
    tops = [
        said.number for said in world.replies_to(story)
        if said.answers is None and (not said.waited or author in {said.author, *MODERATORS})
    ]
    reply = Said(
        author, story, chance.choice([None, *tops]), some(chance, NOTES, 2),
        _state(chance, story.audience == "circle"), some(chance, PEOPLE, 1), len(world.replies),
    )
    reply.anonymous = story.audience != "circle" and chance.random() < UNNAMED
    if chance.random() < photos:
        reply.photo = Photo(reply, some(chance, NOTES, 1))
    reply.waited = _let_wait(reply, story)
    return reply


def _let_wait(thing: Told | Said, story: Told) -> bool:
    """Let what is anonymous and holds a photo wait, as it does for everyone; return whether it does."""
    waits = thing.anonymous and thing.photo is not None and not story.is_private
    if waits and thing.state == STANDING:
        thing.state = HELD
    return waits


def _state(chance: Random, private: bool) -> str:
    # In circles and alone nothing waits and nothing is taken down: nobody of the team reads there.
    return chance.choice((STANDING, STANDING, WITHDRAWN) if private else STATES)


def _reader(chance: Random, name: str, world: World, photos: float) -> Reader:
    others = others_than(name)
    numbers = [story.number for story in world.stories]
    return Reader(
        rooms={room for room in ROOMS if chance.random() < 0.5},
        filters={note: a_filter(chance) for note in NOTES},
        blocked=some(chance, others, 1) if chance.random() < 0.6 else set(),
        muted=some(chance, others, 1) if chance.random() < 0.6 else set(),
        hidden=some(chance, [*others, *world.faces], 2) if chance.random() < 0.8 else set(),
        kept=chance.sample(numbers, min(len(numbers), chance.randint(0, 5))),
        findable=chance.random() < 0.6,
        upload=0 if chance.random() < photos else None,
    )
