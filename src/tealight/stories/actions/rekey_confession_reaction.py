from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.stories.models import ConfessionReaction
from tealight.stories.queries.beside_confessions import tag_of

_SEALED = ConfessionReaction._meta.get_field("sealed")


@action
def rekey_confession_reaction(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Put a reaction beside a confession under the new tag of whoever left it, sealed anew; `known` is (their keys or None,)."""
    require(may_rekey(viewer))
    left = ConfessionReaction.objects.select_for_update().filter(id=row).first()
    if left is None:
        return
    (keys,) = known
    if keys is not None:
        left.tag = tag_of(keys, left.confession_id)
        if ConfessionReaction.objects.filter(tag=left.tag).exclude(id=row).exists():
            # Two windows in one moment, one of them just before its process learned of the new keys.
            left.delete()
            return
    left.sealed = _SEALED.reseal(everybody.place, row, left.sealed)
    left.save(update_fields=["tag", "sealed"])
