"""Who stands beside a confession without words: the reader's own, and for its writer the kinds, never who or how many.

A row is of the form of a reaction to a story (queries/alongside.py), and as silent.
"""

from collections.abc import Collection, Iterator

from tealight.groups.models import ReactionKind
from tealight.kernel.crypto import Keys, place_keys
from tealight.kernel.crypto.fields import Sealed
from tealight.kernel.viewer import KeysOfSomeone, Person
from tealight.stories.models import ConfessionReaction
from tealight.stories.queries.alongside import Stood

_LABEL = "confession-reaction/v1"
_SEALED = ConfessionReaction._meta.get_field("sealed")
#: as of stories outside any room
KINDS = (ReactionKind.WITH_YOU, ReactionKind.BEEN_THERE, ReactionKind.THANK_YOU)


def tag_of(keys: KeysOfSomeone, confession: int) -> bytes:
    """Return the tag to be written of the reaction that the owner of `keys` leaves beside one confession."""
    return keys.tag(_LABEL, confession)


def tags_of(keys: KeysOfSomeone, confession: int) -> tuple[bytes, ...]:
    """Return the tags that it may stand under."""
    return keys.tags(_LABEL, confession)


def seal(keys: Keys, row: int, stood: Stood) -> Sealed:
    """Return what a row says, sealed with the place's `keys`; all are of one length."""
    return _SEALED.seal_json(keys, row, stood)


def opened(row: int, sealed: Sealed, keys: Keys | None = None) -> Stood:
    """Return what a row says; `keys` are the place's."""
    return Stood(*sealed.open_json(keys or place_keys(), row))


def own_beside(viewer: Person, confessions: Collection[int]) -> dict[int, str]:
    """Return confession -> kind of the viewer's own reaction; one statement, none where there is nothing to ask for."""
    tags = [tag for number in confessions for tag in tags_of(viewer.keys, number)]
    if not tags:
        return {}
    rows = ConfessionReaction.objects.filter(tag__in=tags).values_list("id", "confession", "sealed")
    return {confession: opened(row, sealed).kind for row, confession, sealed in rows}


def kinds_beside(confession: int) -> tuple[str, ...]:
    """Return which kinds were left beside a confession, as its writer is told: no names, and no number."""
    rows = ConfessionReaction.objects.filter(confession=confession).values_list("id", "sealed")
    found = {opened(row, sealed).kind for row, sealed in rows}
    return tuple(ReactionKind(kind).label for kind in KINDS if kind in found)


def own_confession_reactions(viewer: Person) -> Iterator[tuple[int, str]]:
    """Yield (confession, kind) of each reaction the viewer left. No statement asks for them alone."""
    for row, confession, tag in ConfessionReaction.objects.order_by("id").values_list("id", "confession", "tag").iterator():
        if bytes(tag) in tags_of(viewer.keys, confession):
            sealed = ConfessionReaction.objects.filter(id=row).values_list("sealed", flat=True).first()
            if sealed is not None:
                yield confession, opened(row, sealed).kind


def confession_reactions_under(persona: int) -> Iterator[int]:
    """Yield the rows of whoever stands beside confessions under this pen name; opens every row there is."""
    for row, sealed in ConfessionReaction.objects.values_list("id", "sealed").iterator():
        if opened(row, sealed).persona == persona:
            yield row
