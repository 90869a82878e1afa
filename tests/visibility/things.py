"""Surfaces about one thing: its page, covered and opened; its link; its photos; the doors of its author; its draft."""

from collections.abc import Sequence
from random import Random

from tests.visibility import oracle
from tests.visibility.exports import exported
from tests.visibility.oracle import ABSENT, COVERED, SHOWN
from tests.visibility.reader import Expected, Reader
from tests.visibility.worlds import REMOVED, VISITOR, Begun, Photo, Said, Told, World


def story_page(reader: Reader, story: Told) -> None:
    """The page of a story as it is come upon: what is covered is one line, and sends nothing of itself."""
    world, name = reader.world, reader.name
    reader.get(f"/stories/{story.id}/")
    if not oracle.may_read(world, name, story):
        reader.leads_nowhere()
    elif reader.status != 200:
        reader.fail("story", f"answered {reader.status} {reader.leads}")
    expected = on_page(world, name, story)
    reader.agree("story", expected, ids=False)
    if expected[story.key][0] == COVERED and (story.author in reader.sent or story.author in reader.body):
        reader.fail("story", "a covered story says who wrote it")


def story_opened(reader: Reader, story: Told) -> None:
    """The same with everything opened that could be asked for: no more than may be read."""
    world, name = reader.world, reader.name
    reader.get(opened(world, story))
    if not oracle.may_read(world, name, story):
        reader.leads_nowhere()
    reader.agree("story opened", on_page_opened(world, name, story), ids=False)


def on_page(world: World, name: str, story: Told) -> Expected:
    """What stands on the page of a story as it is come upon."""
    if not oracle.may_read(world, name, story):
        return _all(world, story, lambda thing: ABSENT, ABSENT)
    state = oracle.by_link(world, name, story)
    if state == COVERED:
        return {**_all(world, story, lambda thing: ABSENT, ABSENT), story.key: (COVERED, story.marks)}
    expected = _all(world, story, lambda reply: oracle.in_thread(world, name, reply), SHOWN)
    expected[story.part_key] = (oracle.part_of(world, name, story), story.part_marks)
    for photo in _photos(world, story):
        if expected[photo.owner.key][0] == SHOWN:
            expected[photo.key] = (oracle.photo_of(world, name, photo), photo.marks)
    for draft in world.drafts:
        if draft.story is story and draft.author == name and oracle.has_box(world, name, story):
            expected[draft.key] = (SHOWN, draft.marks)
    return expected


def on_page_opened(world: World, name: str, story: Told) -> Expected:
    """What stands there with everything opened."""
    if not oracle.may_read(world, name, story):
        return on_page(world, name, story)
    expected = _all(world, story, lambda reply: oracle.in_thread_opened(world, name, reply), SHOWN)
    expected[story.part_key] = (SHOWN, story.part_marks)
    for photo in _photos(world, story):
        expected[photo.key] = (expected[photo.owner.key][0], photo.marks)
    for draft in world.drafts:
        if draft.story is story and draft.author == name and oracle.has_box(world, name, story):
            expected[draft.key] = (SHOWN, draft.marks)
    return expected


def opened(world: World, story: Told) -> str:
    """The address that opens all there is on a page."""
    replies, photos = world.replies_to(story), _photos(world, story)
    tokens = ["story", "p1", *(f"r{reply.id}" for reply in replies), *(f"i{photo.id}" for photo in photos)]
    return f"/stories/{story.id}/?open={','.join(tokens)}"


def _all(world: World, story: Told, rule, state: str) -> Expected:
    expected: Expected = {story.key: (state, story.marks), story.part_key: (ABSENT, story.part_marks)}
    for reply in world.replies_to(story):
        expected[reply.key] = (rule(reply), reply.marks)
    for photo in _photos(world, story):
        expected[photo.key] = (ABSENT, photo.marks)
    for draft in world.drafts:
        if draft.story is story:
            expected[draft.key] = (ABSENT, draft.marks)
    return expected


def _photos(world: World, story: Told) -> list[Photo]:
    return [thing.photo for thing in (story, *world.replies_to(story)) if thing.photo]


def deep_link(reader: Reader, reply: Said) -> None:
    """Where the link to a reply leads: to its line, covered if it is left out, or nowhere."""
    world, name, story = reader.world, reader.name, reply.story
    url = f"/stories/{story.id}/replies/{reply.id}/"
    reader.get(url)
    if not oracle.may_read_thing(world, name, reply):
        reader.leads_nowhere()
        reader.agree("deep link", {reply.key: (ABSENT, reply.marks)}, ids=False)
        return
    if reader.status != 302:
        reader.fail("deep link", f"answered {reader.status}")
    reader.get(url, follow=True)
    state, beside = ABSENT, set()
    if oracle.by_link(world, name, story) == SHOWN:
        state = oracle.by_deep_link(world, name, reply)
        beside = {word for found, words in on_page(world, name, story).values() if found == SHOWN for word in words}
        # What the reply answers comes with it, and its photo with it. Where that cannot be read any more it is a
        # place and no words, left out or not, and whoever else answered it stands there too.
        top = world.top_of(reply)
        others = [other for other in world.replies if world.top_of(other) is top] if top is not None else []
        if top is None or oracle.may_read_reply(name, top):
            others = []
        wanted = [other for other in others if oracle.beneath(world, name, other) == SHOWN]
        for thing in (reply, *([top] if top is not None else ()), *wanted):
            if oracle.may_read_reply(name, thing) and oracle.by_link(world, name, thing) == SHOWN:
                beside |= thing.marks
                if thing.photo and oracle.photo_of(world, name, thing.photo) == SHOWN:
                    beside |= thing.photo.marks
    reader.agree("deep link", {reply.key: (state, reply.marks)}, may=beside - reply.marks, ids=False, alone=True)


def photo_files(reader: Reader, photo: Photo) -> None:
    """The file of a photo, plainly and with everything around it opened; and with the sign others were given."""
    world, name, thing = reader.world, reader.name, photo.owner
    story = thing if isinstance(thing, Told) else thing.story
    inside = "" if thing is story else f"replies/{thing.id}/"
    url = f"/stories/{story.id}/{inside}pictures/{photo.id}/96/webp/"
    reader.get(url).is_sent("photo", photo.key, oracle.photo_file(world, name, photo))
    tokens = opened(world, story).partition("?")[2]
    reader.get(f"{url}?{tokens}").is_sent("photo opened", photo.key, oracle.may_read_thing(world, name, thing))


def doors(reader: Reader, thing: Told | Said) -> None:
    """The pages on which an author changes a thing, or takes it back: nowhere for who may not read it.

    Their own reply an author can take back even where they may not read its story any more.
    """
    world, name = reader.world, reader.name
    place = f"/stories/{thing.id}/" if isinstance(thing, Told) else f"/stories/{thing.story.id}/replies/{thing.id}/"
    deed = "edit" if thing.number % 2 else "withdrawal"
    reader.get(f"{place}{deed}/")
    reader.count("doors")
    takes_back = deed == "withdrawal" and isinstance(thing, Said) and name == thing.author
    if not takes_back and not oracle.may_read_thing(world, name, thing):
        reader.leads_nowhere()
    elif reader.status != _door(name, thing, deed):
        reader.fail("doors", f"answered {reader.status}")
    own = set() if name != thing.author else thing.every_mark
    if reader.marks - own:
        reader.fail("doors", f"words are sent: {sorted(reader.marks - own)}")


def _door(name: str, thing: Told | Said, deed: str) -> int:
    """How a door answers who may read: opened, refused, or with the way to sign in."""
    if name == VISITOR:
        return 302
    return 200 if name == thing.author and not (deed == "edit" and thing.state == REMOVED) else 403


def draft(reader: Reader, begun: Begun) -> None:
    """The page of a draft: of one's own slot, whatever stands in others' slots of that number."""
    if reader.name == VISITOR:
        return
    reader.get(f"/stories/drafts/{begun.slot}/", follow=True)
    own = {word for other in reader.world.drafts if other.author == reader.name for word in other.marks}
    reader.count("draft")
    if begun.marks & reader.marks and begun.author != reader.name:
        reader.fail("draft", "somebody else's words")
    if begun.author == reader.name and begun.story is None and not begun.marks <= reader.marks:
        reader.fail("draft", "one's own words are not there")
    others = {word for word in reader.marks if word.startswith("draft")} - own
    if others:
        reader.fail("draft", f"words are sent: {sorted(others)}")


def upload(reader: Reader, owner: str) -> None:
    """A photo that was sent and is not shared: its owner's alone."""
    number = reader.world.readers[owner].upload
    if reader.name != VISITOR:
        reader.get(f"/uploads/{number}/picture/").is_sent("upload", ("upload", number), reader.name == owner)


def by_id(reader: Reader) -> None:
    """What rooms that hold ids are told, through config/kinds.py."""
    from tealight.config.kinds import KINDS
    from tealight.place.queries import place
    from tealight.web.middleware.viewer import visitor

    world, name = reader.world, reader.name
    viewer = visitor(place()) if name == VISITOR else reader.place.viewer(name)
    for kind, things in (("story", world.stories), ("reply", world.replies)):
        seen = KINDS[kind].ask("see")(viewer, [thing.id for thing in things])
        for thing in things:
            fact = seen.get(thing.id)
            found = ABSENT if fact is None else COVERED if fact.cover else SHOWN
            reader.count("by id")
            if found != oracle.seen_by_id(world, name, thing):
                reader.fail("by id", f"{thing.key} is {found}")


def snapshots(reader: Reader) -> None:
    """What somebody reports, and so the team is given: what the reader may read, whatever their filters make of it."""
    from tealight.kernel.verdict import NotFound
    from tealight.moderation.kinds import snapshot_of
    from tealight.place.queries import place
    from tealight.web.middleware.viewer import visitor

    world, name = reader.world, reader.name
    viewer = visitor(place()) if name == VISITOR else reader.place.viewer(name)
    for thing in world.things:
        reader.count("report")
        try:
            words = repr(snapshot_of(viewer, thing.key[0], thing.id))
        except NotFound:
            words = ""
        if bool(words) != oracle.may_report(world, name, thing):
            reader.fail("report", f"{thing.key} is {words or 'refused'}")
        others = {word for other in world.things if other is not thing for word in other.marks if word in words}
        if others:
            reader.fail("report", f"{thing.key} holds words of others: {sorted(others)}")


def some_of_everything(reader: Reader, chance: Random, most: int = 8) -> None:
    """Ask for `most` things of each kind: each answer is compared with all that could stand there."""
    world = reader.world

    def some(values: Sequence) -> list:
        return chance.sample(values, min(most, len(values)))

    for story in some(world.stories):
        story_page(reader, story)
        story_opened(reader, story)
    for reply in some(world.replies):
        deep_link(reader, reply)
    for thing in some(world.things):
        doors(reader, thing)
    for photo in some(world.photos):
        photo_files(reader, photo)
    for begun in some(world.drafts)[:3]:
        draft(reader, begun)
    for owner in some([name for name, one in world.readers.items() if one.upload])[:2]:
        upload(reader, owner)
    by_id(reader)
    snapshots(reader)
    exported(reader)
