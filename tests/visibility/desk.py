"""Surfaces of the team: the queue, a case, what goes slowly, a wave of spam. Their own filters hold there, and leave nothing out."""

from tests import make
from tests.visibility import oracle
from tests.visibility.oracle import COVERED, SHOWN
from tests.visibility.reader import Reader
from tests.visibility.worlds import MODERATORS, WITHDRAWN, Said, Told, World, has_case


def queue(reader: Reader) -> None:
    """The queue leads to every case but those about one's own pen name, and no word of anybody stands in it."""
    found = reader.walk("/desk/queue/").sent
    for thing in filter(has_case, reader.world.things):
        reader.count("queue")
        if (f'href="/desk/cases/{thing.case}/"' in found) != (thing.face != reader.name):
            reader.fail("queue", f"the case of {thing.key}")
    no_words(reader, "queue")


def case(reader: Reader, thing: Told | Said) -> None:
    """A case: one line for all of it where anything in it is kept away, until it is pressed; of photos not even then."""
    url = f"/desk/cases/{thing.case}/"
    reader.get(url)
    reader.count("case")
    if thing.face == reader.name:
        reader.leads_nowhere()
        return
    state = at_the_desk(reader.world, reader.name, thing)
    is_covered = "?open=words#words" in reader.sent
    if is_covered != (state == COVERED):
        reader.fail("case", f"{thing.key} is covered: {is_covered}")
    _words_of_case(reader, thing, state == SHOWN)
    reader.get(f"{url}?open=words")
    _words_of_case(reader, thing, True)


def _words_of_case(reader: Reader, thing: Told | Said, is_shown: bool) -> None:
    part = thing.part_marks if isinstance(thing, Told) else set()
    wanted = thing.marks | part if is_shown else set()
    photo = thing.photo.marks if is_shown and thing.photo and shows_photo(reader.world, reader.name, thing) else set()
    if wanted - reader.marks:
        reader.fail("case", f"{thing.key} lacks {sorted(wanted - reader.marks)}")
    if reader.marks - wanted - photo:
        reader.fail("case", f"words are sent that should not be: {sorted(reader.marks - wanted - photo)}")
    if photo and not photo & reader.marks:
        reader.fail("case", f"the photo of {thing.key} says nothing")
    if not is_shown and not thing.anonymous and thing.author in reader.sent:
        reader.fail("case", "a covered case says whose words it is about")


def at_the_desk(world: World, name: str, thing: Told | Said) -> str:
    """What becomes of a case: covered by any note in its words, and by whoever wrote them."""
    if oracle.avoids(world, name, thing.face) or oracle.mutes(world, name, thing.face):
        return COVERED
    notes = thing.notes | (thing.part if isinstance(thing, Told) else set())
    return _wanted(world, name, thing, notes)


def shows_photo(world: World, name: str, thing: Told | Said) -> bool:
    """Whether anything is said of a photo at the desk but its notes."""
    return _wanted(world, name, thing, thing.photo.notes) == SHOWN


def _wanted(world: World, name: str, thing: Told | Said, notes: set[str]) -> str:
    # Of their own words under another name the team meets what it meets of anybody's.
    how = oracle.handling(world, name, "", notes, _story(thing).room)
    return SHOWN if how == "show" else COVERED


def slow(reader: Reader) -> None:
    """Threads that go slowly stand there by their titles, where they would stand so anywhere."""
    from tealight.place.actions.slow_down import slow_down
    from tealight.place.slow import thread

    slowed = [story for story in reader.world.stories if not story.is_private]
    for minutes in (10, 0):
        for story in slowed:
            slow_down(viewer=reader.place.viewer(reader.name), now=make.NOW, where=thread(story.id), minutes=minutes)
        if minutes:
            reader.get("/desk/slow/")
    wanted = {
        story.mark("title") for story in slowed
        if story.state != WITHDRAWN and oracle.may_read(reader.world, reader.name, story) and _whole(reader.world, reader.name, story) == SHOWN
    }
    reader.count("slow", len(slowed))
    if reader.marks != wanted:
        reader.fail("slow", f"titles are there: {sorted(reader.marks)}, not {sorted(wanted)}")


def wave(reader: Reader) -> None:
    """The first words of the newest under each anonymous name, where nothing of it, or of its story, is kept away."""
    world, name = reader.world, reader.name
    reader.get("/desk/wave/?hours=24")
    allowed = set()
    for thing in world.things:
        reader.count("wave")
        story = _story(thing)
        if thing.anonymous and not story.is_private and all(_whole(world, name, one) == SHOWN for one in (thing, story)):
            allowed |= thing.marks
    if reader.marks - allowed:
        reader.fail("wave", f"words are sent: {sorted(reader.marks - allowed)}")


def _whole(world: World, name: str, thing: Told | Said) -> str:
    if thing.face == name:
        return SHOWN
    if oracle.avoids(world, name, thing.face) or oracle.mutes(world, name, thing.face):
        return COVERED
    return _wanted(world, name, thing, thing.notes)


def no_words(reader: Reader, surface: str) -> None:
    """Compare a page on which nothing of anybody's stands."""
    reader.count(surface)
    if reader.status != 200 or reader.marks:
        reader.fail(surface, f"answered {reader.status}; words are sent: {sorted(reader.marks)}")


def _story(thing: Told | Said) -> Told:
    return thing if isinstance(thing, Told) else thing.story


def survey(reader: Reader, things: list) -> None:
    """Ask for every page of the team that could hold words of others; of cases those of `things`."""
    cases = list(filter(has_case, things))
    if reader.name not in MODERATORS:
        for url in ("/desk/queue/", "/desk/slow/", "/desk/wave/", *(f"/desk/cases/{thing.case}/" for thing in cases)):
            reader.get(url).leads_nowhere()
        return
    queue(reader)
    slow(reader)
    wave(reader)
    for thing in cases:
        case(reader, thing)
        if thing.face != reader.name:
            no_words(reader.get(f"/desk/cases/{thing.case}/decide/"), "decide")
    for url in ("/desk/", "/desk/decisions/", "/desk/letters/", "/desk/proposed-notes/"):
        no_words(reader.get(url), "desk, no words")
