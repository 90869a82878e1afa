"""What belongs on a page of many things, told a second time: the first page, and what a search finds."""

from tests.visibility import oracle
from tests.visibility.ground import linked_stories
from tests.visibility.oracle import ABSENT, SHOWN
from tests.visibility.worlds import NO_REPLY, STANDING, Said, Told, World

#: of each on the first page: PRODUCT says that it ends
NEWEST, WAITING, TOLD = 5, 3, 3
#: on a page of the shelf
SHELF = 20
#: beside an article
FROM_ARTICLE = 3
#: after that many hours nobody is said to wait for an answer
LONGEST = 24 * 30


def newest(world: World, name: str) -> list[Told]:
    """The first of the feed: by hour, and within an hour by their numbers, which are drawn."""
    met = [story for story in world.stories if oracle.in_feed(world, name, story) != ABSENT]
    return sorted(met, key=lambda story: (story.hours_ago, -story.id))[:NEWEST]


def waiting(world: World, name: str) -> list[Told]:
    """Others' stories nobody answered, that hope for it, the oldest first; none that stands above already."""
    eligible = [
        story for story in world.stories
        if oracle.in_feed(world, name, story) != ABSENT and story.state == STANDING and name != story.author
        and story.need != NO_REPLY and story.hours_ago <= LONGEST and not _is_answered(world, story)
    ]
    eligible.sort(key=lambda story: (-story.hours_ago, story.id))
    above = newest(world, name)
    # Among the eight that wait longest: of who covers much, fewer than three are shown.
    found = [story for story in eligible[: NEWEST + WAITING] if story not in above]
    return [story for story in found if oracle.in_feed(world, name, story) == SHOWN][:WAITING]


def from_article(world: World, name: str, story: Told) -> str:
    """From an article that leads to the stories `linked`: the newest three that are met and that nobody holds."""
    linked = linked_stories()
    met = [one for one in world.stories if one.id in linked and one.state == STANDING and oracle.in_feed(world, name, one) != ABSENT]
    shown = sorted(met, key=lambda one: (one.hours_ago, -one.id))[:FROM_ARTICLE]
    return oracle.in_feed(world, name, story) if story in shown else ABSENT


def on_shelf(world: World, name: str) -> list[Told]:
    """The first page of the shelf: what nobody answered, the oldest first, whoever told it without a name."""
    found = [
        story for story in world.stories
        if oracle.in_feed(world, name, story) != ABSENT and story.state == STANDING and not story.is_private
        and story.need != NO_REPLY and story.face != name and not _is_answered(world, story)
    ]
    return sorted(found, key=lambda story: (-story.hours_ago, story.id))[:SHELF]


def _is_answered(world: World, story: Told) -> bool:
    # By the names it is said under: that two may be one person must not be seen on anybody else's page.
    return any(reply.face != story.face and reply.state == STANDING for reply in world.replies_to(story))


def at_home(world: World, name: str, story: Told) -> str:
    """On the first page of a member."""
    if story in newest(world, name):
        return oracle.in_feed(world, name, story)
    return SHOWN if story in waiting(world, name) else ABSENT


def titles_told_at_home(world: World, name: str) -> set[str]:
    """What the newest notices of a member say, which stand on their first page; all are of one hour."""
    told = [thing for thing in world.things if oracle.is_told(world, name, thing)]
    told = sorted(told, key=lambda thing: -world.notices[(name, *thing.key)][0])[:TOLD]
    return titles_told(world, name, told) | titles_answered(answered_at_home(world, name))


def answered_at_home(world: World, name: str) -> list[Said]:
    """What of it stands on their first page: as many as there is room for after the notices."""
    told = sum(oracle.is_told(world, name, thing) for thing in world.things)
    return answered_unnamed(world, name)[: max(0, TOLD - told)]


def answered_unnamed(world: World, name: str) -> list[Said]:
    """What answers somebody's anonymous words, as it is worked out for them; all of one hour."""
    return sorted((reply for reply in world.replies if oracle.answers_unnamed(world, name, reply)), key=lambda reply: -reply.id)


def titles_answered(replies) -> set[str]:
    """The words that are said of them: the title of the story, where it is the story that was answered."""
    return {reply.story.mark("title") for reply in replies if reply.answers is None}


def titles_told(world: World, name: str, things) -> set[str]:
    """The words that notices of `things` say: the title of one's own story that was answered."""
    return {
        thing.story.mark("title") for thing in things
        if isinstance(thing, Said) and world.notices[(name, *thing.key)][1] == "reply"
    }


def found(world: World, name: str, thing: Told | Said) -> bool:
    """Whether a search finds a thing by its open words: what is shown in the feed, or stands under it.

    Nothing covered, for the words that find it would tell what the cover keeps; nothing sealed.
    """
    story = thing if isinstance(thing, Told) else thing.story
    if story.is_private or oracle.in_feed(world, name, story) != SHOWN:
        return False
    if isinstance(thing, Told):
        return True
    return thing.state == STANDING and oracle.by_itself(world, name, thing) == SHOWN and not (
        name != thing.author and oracle.mutes(world, name, thing.face)
    )


def found_by_part(world: World, name: str, story: Told) -> bool:
    """Whether a search finds a story by the words of its second passage."""
    return found(world, name, story) and oracle.part_of(world, name, story) == SHOWN


def found_person(world: World, name: str, person: str) -> bool:
    """Whether a search finds a pen name: of who said yes, and nobody one turned from."""
    reader = world.readers[name]
    return world.readers[person].findable and person not in {name, *reader.blocked, *reader.hidden, *reader.muted}

