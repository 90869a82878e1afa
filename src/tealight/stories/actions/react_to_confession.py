from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.place.queries import place
from tealight.stories import confession_policy
from tealight.stories.models import Confession, ConfessionReaction
from tealight.stories.queries.alongside import Stood
from tealight.stories.queries.beside_confessions import KINDS, opened, seal, tag_of, tags_of


@action
def react_to_confession(*, viewer: Person, now: datetime, confession: int, kind: str = "") -> None:
    """Stand beside a confession that appeared with `kind`, or, with none, step back.

    Records no event: its writer learns of it when they look, and never who it was. It is the same for their own.
    """
    readable = Confession.objects.filter(confession_policy.APPEARED, confession_policy.visible_to(viewer))
    row = lock(readable, id=confession)
    if place().read_only:
        raise Refused("Nothing can be changed for now.")
    mine = ConfessionReaction.objects.filter(confession=row, tag__in=tags_of(viewer.keys, row.id))
    if not kind:
        mine.delete()
        return
    require(confession_policy.may_react(viewer, kind, KINDS))
    stood, left = Stood(viewer.persona_id, kind), mine.first()
    if left is None:
        left = ConfessionReaction(confession=row, tag=tag_of(viewer.keys, row.id))
        left.sealed = seal(place_keys(), left.id, stood)
        left.save(force_insert=True)
    elif opened(left.id, left.sealed) != stood:
        # Sealed anew only if it says something else: a row that changes tells that somebody was here.
        left.sealed = seal(place_keys(), left.id, stood)
        left.save(update_fields=["sealed"])
