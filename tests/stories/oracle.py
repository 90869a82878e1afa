"""The rules of who meets what, written a second time, plainly, from PRODUCT and PRIVACY alone.

Nothing of the software is used here: the test compares this page with what the pages show. A thing
is SHOWN (its words are sent), COVERED (one line and a link), or ABSENT (not a trace).
"""

from tests.stories.worlds import (
    HELD,
    LIFTED,
    MODERATORS,
    REMOVED,
    STANDING,
    WITHDRAWN,
    Said,
    Told,
    World,
)

SHOWN, COVERED, ABSENT = "shown", "covered", "absent"
VISITOR = "a visitor"
#: whoever has not chosen yet: PRODUCT, "Filters at the start"
START = {"baby-detail": "show", "physical-detail": "cover", "birth": "leave-out", "tfmr": "show"}


def may_read(world: World, name: str, story: Told) -> bool:
    """Who may read a story at all."""
    if name == VISITOR:
        return story.audience == "anyone" and story.state == STANDING
    if name == story.author:
        return True
    if story.state in (WITHDRAWN, REMOVED):
        return False
    if name in MODERATORS and story.audience not in ("me", "circle"):
        return True
    if story.state == HELD:
        return False
    if story.audience == "me":
        return False
    if story.audience == "circle":
        return name in world.circles[story.author]
    if story.room:
        return story.room in world.readers[name].rooms
    return True


def may_read_reply(world: World, name: str, reply: Said) -> bool:
    """Who may read a reply, being allowed to read its story."""
    if reply.state == STANDING or name == reply.author:
        return True
    return reply.state == HELD and name in MODERATORS


def handling(world: World, name: str, author: str, notes: set[str], room: str | None) -> str:
    """What somebody's filters make of something with `notes`: leave-out, cover or show."""
    if name == author:
        return "show"
    filters = START if name == VISITOR else world.readers[name].filters
    lifted = LIFTED[room] if name != VISITOR and room in world.readers[name].rooms else set()
    wanted = {filters[note] for note in notes - lifted}
    return "leave-out" if "leave-out" in wanted else "cover" if "cover" in wanted else "show"


def avoids(world: World, name: str, author: str) -> bool:
    """Whether somebody asked never to meet an author's words."""
    return name != VISITOR and author in world.readers[name].blocked | world.readers[name].hidden


def mutes(world: World, name: str, author: str) -> bool:
    """Whether somebody asked to meet an author's words covered, and not in lists."""
    return name != VISITOR and author in world.readers[name].muted


def by_itself(world: World, name: str, thing: Told | Said, room: str | None) -> str:
    """What becomes of something among other things: left out, covered, shown."""
    how = handling(world, name, thing.author, thing.notes, room)
    if name == thing.author:
        return SHOWN
    if how == "leave-out" or avoids(world, name, thing.author):
        return ABSENT
    return COVERED if how == "cover" or mutes(world, name, thing.author) else SHOWN


def by_link(world: World, name: str, thing: Told | Said, room: str | None) -> str:
    """What becomes of something a person follows a link to: never left out, then covered."""
    found = by_itself(world, name, thing, room)
    return COVERED if found == ABSENT else found


def in_list(world: World, name: str, story: Told) -> str:
    """In the feed, in a room, on a person's page: what stands, and one's own that waits."""
    if not may_read(world, name, story) or story.audience == "me":
        return ABSENT
    if story.state != STANDING and not (story.state == HELD and name == story.author):
        return ABSENT
    if name != story.author and mutes(world, name, story.author):
        return ABSENT
    return by_itself(world, name, story, story.room)


def in_feed(world: World, name: str, story: Told) -> str:
    """Over all: only rooms one has joined."""
    if story.room and story.room not in world.readers[name].rooms:
        return ABSENT
    return in_list(world, name, story)


def in_room(world: World, name: str, story: Told, room: str) -> str:
    """On the page of a room, for people in it."""
    if story.room != room or room not in world.readers[name].rooms:
        return ABSENT
    return in_list(world, name, story)


def on_person_page(world: World, name: str, story: Told, person: str) -> str:
    """On the page of a pen name."""
    if story.author != person or avoids(world, name, person) or mutes(world, name, person):
        return ABSENT
    return in_list(world, name, story)


def kept(world: World, name: str, story: Told) -> str:
    """Among what one keeps: all one may read and wants."""
    if story.number not in world.readers[name].kept or not may_read(world, name, story):
        return ABSENT
    return by_itself(world, name, story, story.room)


def passage(world: World, name: str, story: Told) -> str:
    """The noted passage of a story that is shown."""
    how = handling(world, name, story.author, story.part, story.room)
    return {"leave-out": ABSENT, "cover": COVERED, "show": SHOWN}[how]


def in_thread(world: World, name: str, reply: Said, story: Told) -> str:
    """Under a story that is shown."""
    if not may_read_reply(world, name, reply):
        return ABSENT
    top = _top(world, reply)
    if top is not None:
        above = by_itself(world, name, top, story.room)
        if above == ABSENT or (above == COVERED and may_read_reply(world, name, top)):
            return ABSENT
    return by_itself(world, name, reply, story.room)


def by_deep_link(world: World, name: str, reply: Said, story: Told) -> str:
    """Where the link to a reply leads, on the page of a story that is shown; None: to nothing."""
    top = _top(world, reply)
    if top is not None and may_read_reply(world, name, top) and by_link(world, name, top, story.room) == COVERED:
        return ABSENT  # its thread is covered, and sends nothing more
    return by_link(world, name, reply, story.room)


def is_told(world: World, name: str, thing: Told | Said) -> bool:
    """Whether somebody is shown a notice of a story that calls them, or of a reply that turns to them."""
    story = thing if isinstance(thing, Told) else world.stories[thing.story]
    if name == thing.author or not may_read(world, name, story):
        return False
    if by_itself(world, name, story, story.room) == ABSENT or mutes(world, name, thing.author):
        return False
    private = story.audience in ("me", "circle")
    called = name in thing.mentions and not private
    if isinstance(thing, Told):
        return called
    if not may_read_reply(world, name, thing) or by_itself(world, name, thing, story.room) == ABSENT:
        return False
    top = _top(world, thing)
    return called or name == story.author or (top is not None and name == top.author)


def at_desk(world: World, name: str, thing: Told | Said) -> str:
    """Among what waits for a person: covered at most, never left out."""
    story = thing if isinstance(thing, Told) else world.stories[thing.story]
    if name not in MODERATORS or thing.state != HELD or name == thing.author or not may_read(world, name, story):
        return ABSENT
    return by_link(world, name, thing, story.room)


def _top(world: World, reply: Said) -> Said | None:
    return next((other for other in world.replies if other.number == reply.answers), None)
