"""The faces a member writes under: their pen name, and those made for one story each.

No table leads from a member to a face made for one story. Its owner finds it by tags that only they
can compute: the walk tag of their first, second, third such face (PRIVACY 3). Tags are asked for in
blocks until a block has room; the row of a face stays when its story goes, so that no block is cut short.
"""

from collections.abc import Iterator

from django.db.models import QuerySet

from tealight.accounts.models import Persona
from tealight.kernel.prepared import Prepared
from tealight.kernel.viewer import KeysOfSomeone, Person

#: tags asked for at a time
BLOCK = 64
_READS = Prepared()


def walk_tag(keys: KeysOfSomeone, number: int) -> bytes:
    """Return the tag to be written of the owner's face with this number, from 0."""
    return keys.tag("walk/v1", number)


def owner_tag(keys: KeysOfSomeone, story: int) -> bytes:
    """Return the tag to be written of the owner's face in one story."""
    return keys.tag("owner/v1", story)


def owner_tags(keys: KeysOfSomeone, story: int) -> tuple[bytes, ...]:
    """Return the tags that the owner's face in one story may stand under."""
    return keys.tags("owner/v1", story)


def is_own_face(viewer: Person, story: int, persona: int, tag: bytes | None) -> bool:
    """Return whether `persona`, a face in one story with this owner tag, is one of the viewer's; asks nothing."""
    return persona == viewer.persona_id or (tag is not None and bytes(tag) in owner_tags(viewer.keys, story))


def thread_personas(keys: KeysOfSomeone) -> dict[int, int]:
    """Return story -> persona of each face that the owner of `keys` bears in one story; one statement for 64."""
    return {story: persona for persona, story, _ in own_faces(keys)}


def own_faces(keys: KeysOfSomeone) -> list[tuple[int, int, str]]:
    """Return persona, story and name of each face that the owner of `keys` bears in one story; one statement for 64."""
    return [(persona, story, name) for block in _blocks(keys) for persona, story, _, name in block]


def next_number(keys: KeysOfSomeone) -> int:
    """Return the number of the owner's next face. One statement for 64."""
    spent = {bytes(tag) for block in _blocks(keys) for _, _, tag, _ in block}
    first = keys.slots("walk/v1", BLOCK)  # made once and kept, of each generation one after the other
    number = 0
    while not spent.isdisjoint(first[number::BLOCK] if number < BLOCK else keys.tags("walk/v1", number)):
        number += 1
    return number


def _blocks(keys: KeysOfSomeone) -> Iterator[list[tuple]]:
    tags = keys.slots("walk/v1", BLOCK)
    block = _READS.ask(("faces", len(tags)), _rows, *tags)
    yield block
    start = BLOCK
    # Numbers are given out without a gap and their rows stay, so a block with room in it is the last one:
    # whoever has a few names is then asked for no more than whoever has none, at each request.
    while len(block) >= BLOCK:
        tags = [tag for number in range(start, start + BLOCK) for tag in keys.tags("walk/v1", number)]
        block = _READS.ask(("faces", len(tags)), _rows, *tags)
        yield block
        start += BLOCK


def _rows(*tags: bytes) -> QuerySet:
    return Persona.objects.filter(walk_tag__in=tags).values_list("id", "story", "walk_tag", "name")
