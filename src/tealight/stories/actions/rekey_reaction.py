from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.stories.models import Reaction
from tealight.stories.queries.alongside import tag_of

_SEALED = Reaction._meta.get_field("sealed")


@action
def rekey_reaction(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Put a reaction under the new tag of whoever left it, sealed with new keys; `known` is (their keys or None,).

    The row alone is read and written: no statement holds its member. Records no event: nothing was left or taken back.
    """
    require(may_rekey(viewer))
    left = Reaction.objects.select_for_update().filter(id=row).first()
    if left is None:
        return
    (keys,) = known
    if keys is not None:
        left.tag = tag_of(keys, left.story_id)
        if Reaction.objects.filter(tag=left.tag).exclude(id=row).exists():
            # Two windows in one moment, one of them just before its process learned of the new keys.
            left.delete()
            return
    left.sealed = _SEALED.reseal(everybody.place, row, left.sealed)
    left.save(update_fields=["tag", "sealed"])
