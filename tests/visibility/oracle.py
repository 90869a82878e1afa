"""The rules of who meets what, written a second time, plainly, from PRODUCT and PRIVACY alone.

Nothing of the software is used here: the test compares this page with what the pages show. A thing
is SHOWN (its words are sent), COVERED (one line and a link), or ABSENT (not a trace).
"""

from tests.visibility.worlds import (
    APART,
    HELD,
    LIFTED,
    MODERATORS,
    PEOPLE,
    REMOVED,
    STANDING,
    VISITOR,
    WITHDRAWN,
    Photo,
    Said,
    Told,
    World,
)

SHOWN, COVERED, ABSENT = "shown", "covered", "absent"
#: whoever has not chosen yet: PRODUCT, "Filters at the start"
START = {"baby-detail": "show", "physical-detail": "cover", "birth": "leave-out", "tfmr": "show"}


def may_read(world: World, name: str, story: Told) -> bool:
    """Who may read a story at all."""
    if name == VISITOR:
        return world.open_to_anyone and story.audience == "anyone" and story.state == STANDING
    if name == story.author:
        return True
    if story.state in (WITHDRAWN, REMOVED):
        return False
    if name in MODERATORS and not story.is_private:
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


def may_read_reply(name: str, reply: Said) -> bool:
    """Who may read a reply, being allowed to read its story."""
    if reply.state == STANDING or name == reply.author:
        return True
    return reply.state == HELD and name in MODERATORS


def may_read_thing(world: World, name: str, thing: Told | Said) -> bool:
    """Who may read a story, or a reply with the story it stands in."""
    if isinstance(thing, Told):
        return may_read(world, name, thing)
    return may_read(world, name, thing.story) and may_read_reply(name, thing)


def handling(world: World, name: str, author: str, notes: set[str], room: str | None) -> str:
    """What somebody's filters make of something with `notes`: leave-out, cover or show."""
    if name == author:
        return "show"
    filters = START if name == VISITOR else world.readers[name].filters
    lifted = LIFTED[room] if room and name != VISITOR and room in world.readers[name].rooms else set()
    wanted = {filters[note] for note in notes - lifted}
    return "leave-out" if "leave-out" in wanted else "cover" if "cover" in wanted else "show"


def avoids(world: World, name: str, face: str) -> bool:
    """Whether somebody asked never to meet what is said under a name: of a person's pen name it says nothing of others."""
    return name != VISITOR and face in world.readers[name].blocked | world.readers[name].hidden


def mutes(world: World, name: str, face: str) -> bool:
    """Whether somebody asked to meet what is said under a name covered, and not in lists."""
    return name != VISITOR and face in world.readers[name].muted


def by_itself(world: World, name: str, thing: Told | Said) -> str:
    """What becomes of something among other things: left out, covered, shown."""
    if name == thing.author:
        return SHOWN
    how = handling(world, name, thing.author, thing.notes, _room(thing))
    if how == "leave-out" or avoids(world, name, thing.face):
        return ABSENT
    return COVERED if how == "cover" or mutes(world, name, thing.face) else SHOWN


def by_link(world: World, name: str, thing: Told | Said) -> str:
    """What becomes of something a person follows a link to: never left out, then covered."""
    found = by_itself(world, name, thing)
    return COVERED if found == ABSENT else found


def part_of(world: World, name: str, story: Told) -> str:
    """The second passage of a story that is shown."""
    return _noted(world, name, story, story.part)


def reads_first(name: str, thing: Told | Said) -> bool:
    """Whether somebody reads a story that waits, so that it can appear: nothing of its page is left out for them."""
    story = thing if isinstance(thing, Told) else thing.story
    return name in MODERATORS and story.state == HELD and name != story.author


def beneath(world: World, name: str, reply: Said) -> str:
    """What becomes of a reply on the page of its story."""
    found = by_itself(world, name, reply)
    if found == ABSENT and reads_first(name, reply) and not avoids(world, name, reply.face):
        return COVERED
    return found


def photo_of(world: World, name: str, photo: Photo) -> str:
    """The photo of something that is shown."""
    return _noted(world, name, photo.owner, photo.notes)


def in_thread(world: World, name: str, reply: Said) -> str:
    """Under a story that is shown."""
    if not may_read_reply(name, reply):
        return ABSENT
    top = world.top_of(reply)
    if top is not None:
        above = beneath(world, name, top)
        if above == ABSENT or (above == COVERED and may_read_reply(name, top)):
            return ABSENT
    return beneath(world, name, reply)


def in_thread_opened(world: World, name: str, reply: Said) -> str:
    """Under a story whose every cover is opened: only what is left out stays out."""
    top = world.top_of(reply)
    if not may_read_reply(name, reply) or (top is not None and beneath(world, name, top) == ABSENT):
        return ABSENT
    return ABSENT if beneath(world, name, reply) == ABSENT else SHOWN


def by_deep_link(world: World, name: str, reply: Said) -> str:
    """Where the link to a reply leads, on the page of a story that is shown."""
    top = world.top_of(reply)
    if top is not None and may_read_reply(name, top) and by_link(world, name, top) == COVERED:
        return ABSENT  # its thread is covered, and sends nothing more
    return by_link(world, name, reply)


def photo_file(world: World, name: str, photo: Photo) -> bool:
    """Whether the file of a photo is sent to who asks for it by its address, nothing opened."""
    thing = photo.owner
    story = thing if isinstance(thing, Told) else thing.story
    if not may_read_thing(world, name, thing) or by_link(world, name, story) != SHOWN:
        return False
    if isinstance(thing, Said) and by_deep_link(world, name, thing) != SHOWN:
        return False
    return photo_of(world, name, photo) == SHOWN


def has_box(world: World, name: str, story: Told) -> bool:
    """Whether the page of a story that is shown has a box to answer in."""
    return name != VISITOR and story.audience != "me" and story.state in (STANDING, HELD)


# ── in lists ─────────────────────────────────────────────────────────────────────────────────────
def in_list(world: World, name: str, story: Told) -> str:
    """In the feed, in a room, on a person's page: what stands, and one's own that waits."""
    if not may_read(world, name, story) or story.audience == "me":
        return ABSENT
    if story.state != STANDING and not (story.state == HELD and name == story.author):
        return ABSENT
    if name != story.author and mutes(world, name, story.face):
        return ABSENT
    return by_itself(world, name, story)


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
    """On the page of a pen name; of rooms that stand apart, only those one joined."""
    if story.face != person or avoids(world, name, person) or mutes(world, name, person):
        return ABSENT
    if name != person and story.room in APART and story.room not in world.readers[name].rooms:
        return ABSENT
    return in_list(world, name, story)


def kept(world: World, name: str, story: Told) -> str:
    """Among what one keeps: all one may read and wants."""
    if story.number not in world.readers[name].kept or not may_read(world, name, story):
        return ABSENT
    return by_itself(world, name, story)


def is_told(world: World, name: str, thing: Told | Said) -> bool:
    """Whether somebody is shown a notice of a story that calls them, or of a reply that turns to them."""
    story = thing if isinstance(thing, Told) else thing.story
    if (name, *thing.key) not in world.notices or not may_read_thing(world, name, thing):
        return False
    if name == thing.author:
        return False  # said to oneself under another name
    if by_itself(world, name, story) == ABSENT or mutes(world, name, thing.face):
        return False
    return by_itself(world, name, thing) != ABSENT


def turns_to(world: World, thing: Told | Said) -> set[str]:
    """Whom a notice is written for when something appears; whether it is shown is asked later."""
    story = thing if isinstance(thing, Told) else thing.story
    called = set() if story.is_private else set(thing.mentions)
    if isinstance(thing, Said):
        top = world.top_of(thing)
        called |= {story.face} | ({top.face} if top else set())
    return (called - {thing.face}) & set(PEOPLE)


def answers_unnamed(world: World, name: str, reply: Said) -> bool:
    """Whether a reply answers what somebody wrote anonymously, and came after they last wrote in that thread."""
    story, top = reply.story, world.top_of(reply)
    answered = [thing for thing in (story, top) if thing is not None and thing.anonymous and thing.author == name]
    if not answered or name == reply.author or not may_read_thing(world, name, reply):
        return False
    if by_itself(world, name, story) == ABSENT or by_itself(world, name, reply) == ABSENT or mutes(world, name, reply.face):
        return False
    thread = world.replies_to(story)
    return all(other.author != name for other in thread[thread.index(reply) + 1 :])


def at_desk(world: World, name: str, thing: Told | Said) -> str:
    """Among what waits for a person: covered at most, never left out."""
    if name not in MODERATORS or thing.state != HELD or name == thing.author:
        return ABSENT
    if not may_read_thing(world, name, thing):
        return ABSENT
    covered = by_link(world, name, thing) == COVERED
    if isinstance(thing, Said) and thing.photo and photo_of(world, name, thing.photo) != SHOWN:
        covered = True  # a reply is read there whole, or not yet
    return COVERED if covered else SHOWN


def seen_by_id(world: World, name: str, thing: Told | Said) -> str:
    """What a room that holds ids is told: a reply is covered with its story, and left out with it."""
    story = thing if isinstance(thing, Told) else thing.story
    if not may_read_thing(world, name, thing):
        return ABSENT
    around, found = by_itself(world, name, story), by_itself(world, name, thing)
    if ABSENT in (around, found):
        return ABSENT
    return COVERED if found == SHOWN and around == COVERED and name != thing.author else found


def may_report(world: World, name: str, thing: Told | Said) -> bool:
    """Who may report something: whoever reads what others read, too; of what waits, was taken back or is one's own alone nobody."""
    story = thing if isinstance(thing, Told) else thing.story
    shared = story.state == STANDING and thing.state == STANDING and story.audience != "me"
    return shared and may_read_thing(world, name, thing)


def _noted(world: World, name: str, thing: Told | Said, notes: set[str]) -> str:
    how = handling(world, name, thing.author, notes, _room(thing))
    if how == "leave-out" and reads_first(name, thing):
        how = "cover"
    return {"leave-out": ABSENT, "cover": COVERED, "show": SHOWN}[how]


def _room(thing: Told | Said) -> str | None:
    return thing.room if isinstance(thing, Told) else thing.story.room
