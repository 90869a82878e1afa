"""Who stands alongside a story, without words: whoever did finds their own by a tag, its author opens the others.

Without the key ring nobody can tell whose a row is, nor that two rows are one person's (decision 0024).
"""

from collections.abc import Iterator
from typing import NamedTuple

from tealight.kernel.crypto import Keys, place_keys
from tealight.kernel.crypto.fields import Sealed
from tealight.kernel.viewer import KeysOfSomeone, Person
from tealight.stories.models import Reaction

_LABEL = "reaction/v1"
_SEALED = Reaction._meta.get_field("sealed")
#: rows in memory at a time
_SOME = 500


class Stood(NamedTuple):
    """What is sealed in a row: under which pen name, and with what kind of reaction."""

    persona: int
    kind: str


def tag_of(keys: KeysOfSomeone, story: int) -> bytes:
    """Return the tag to be written of the reaction that the owner of `keys` leaves in one story."""
    return keys.tag(_LABEL, story)


def tags_of(keys: KeysOfSomeone, story: int) -> tuple[bytes, ...]:
    """Return the tags that it may stand under."""
    return keys.tags(_LABEL, story)


def seal(keys: Keys, row: int, stood: Stood) -> Sealed:
    """Return what a row says, sealed with the place's `keys`. All are of one length: the smallest there is."""
    return _SEALED.seal_json(keys, row, stood)


def opened(row: int, sealed: Sealed, keys: Keys | None = None) -> Stood:
    """Return what a row says; `keys` are the place's."""
    return Stood(*sealed.open_json(keys or place_keys(), row))


def alongside(viewer: Person, story: int) -> dict[int, str]:
    """Return pen name -> kind of reaction in a story, for its author; whom they do not want to meet is not among them."""
    rows = Reaction.objects.filter(story=story).values_list("id", "sealed")
    every = dict(opened(row, sealed) for row, sealed in rows)
    return {persona: kind for persona, kind in every.items() if persona not in viewer.unwanted}


def own_reactions(viewer: Person) -> Iterator[tuple[int, str]]:
    """Yield (story, kind) of each reaction the viewer left.

    No list leads to them, and no statement asks for them alone: the tags of all are read, and theirs known by
    their keys.
    """
    tags: dict[int, tuple[bytes, ...]] = {}
    mine = []
    for row, story, tag in Reaction.objects.order_by("story", "id").values_list("id", "story", "tag").iterator():
        if story not in tags:
            tags = {story: tags_of(viewer.keys, story)}
        if bytes(tag) in tags[story]:
            mine.append(row)
    for start in range(0, len(mine), _SOME):
        rows = Reaction.objects.in_bulk(mine[start : start + _SOME])
        for row in sorted(rows.values(), key=lambda row: row.id):
            yield row.story_id, opened(row.id, row.sealed).kind


def reactions_under(persona: int) -> Iterator[int]:
    """Yield the rows of whoever stands alongside under this pen name.

    Opens every row there is: for work that waits for nobody's page, of somebody whose keys may be gone.
    """
    for row, sealed in Reaction.objects.values_list("id", "sealed").iterator():
        if opened(row, sealed).persona == persona:
            yield row
