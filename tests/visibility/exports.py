"""What somebody takes along: every word of their own that still opens, and not one of anybody else's."""

from tealight.accounts.export.parts import Section
from tests.visibility.reader import _MARK, Reader
from tests.visibility.worlds import VISITOR, World


def exported(reader: Reader) -> None:
    """Ask every kind of thing for its part of the reader's export, and compare all words in it."""
    from tealight.config.kinds import KINDS

    if reader.name == VISITOR:
        return
    viewer = reader.place.viewer(reader.name)
    sections = [kind.ask("export")(viewer) for kind in KINDS.values() if kind.export]
    found = set(_MARK.findall("\n".join(words for section in sections for words in _words(section))))
    wanted = _own(reader.world, reader.name)
    reader.asked = "the export"
    reader.count("export", len(reader.world.things))
    if found != wanted:
        reader.fail("export", f"too many: {sorted(found - wanted)}; missing: {sorted(wanted - found)}")


def _words(section: Section):
    for entry in section.entries():
        told = repr((entry.title, entry.facts, entry.html, entry.text, entry.lines, entry.values))
        yield told.replace("\\n", " ")  # a line end, as it is written in a program, would be part of the next word
        yield from (f"{photo.alt} {photo.line}" for photo in entry.photos)


def _own(world: World, name: str) -> set[str]:
    from tests.visibility.surfaces import _still_opens

    words: set[str] = set()
    for story in world.stories:
        if story.author == name:
            words |= story.marks | story.part_marks | (story.photo.marks if story.photo else set())
    for reply in world.replies:
        if reply.author == name and _still_opens(world, name, reply):
            words |= reply.every_mark
    for draft in world.drafts:
        if draft.author == name:
            words |= draft.marks
    return words
