from dataclasses import replace
from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.losses import Loss, read, room_of, stored
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.ids import LARGEST
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person


class LossMoved(Refused):
    """The loss is no longer as the viewer saw it; `version` is what it is now, 0 if it is gone."""

    def __init__(self, sentence: str, version: int):
        super().__init__(sentence)
        self.version = version


@action
def keep_loss(*, viewer: Person, now: datetime, loss: Loss) -> None:
    """Keep a loss in the viewer's own sealed record, or a change to one.

    `loss.version` is the version the viewer saw, 0 for a new one: another tab is never written over
    unseen, and the same answers sent twice are kept once. Records no event: nobody is told, and
    nothing outside the record differs from any other change of it.
    """
    require(policy.may_change_own(viewer))
    if not (loss.is_sound and 0 < loss.id <= LARGEST and 0 <= loss.version < LARGEST):
        raise Refused("Something in this does not fit together. Look through it once more.")

    def keep(record: Record) -> None:
        # The others stay as they were sealed, with whatever a later version wrote into them.
        at = next((at for at, kept in enumerate(record.losses) if kept["id"] == loss.id), None)
        before = None if at is None else read(record.losses[at])
        if before is not None and before.says_the_same_as(loss):
            return
        if before is None and loss.version:
            raise LossMoved(
                "This one was deleted meanwhile, in another tab perhaps. What you wrote is still here: "
                "save once more and it is kept anew.", 0,
            )
        if before is not None and not loss.version:
            raise LossMoved(
                "One was kept from this page already, and it stays. What you wrote since is still here: "
                "save once more and it is kept beside it.", before.version,
            )
        if before is not None and before.version != loss.version:
            raise LossMoved(
                "This one was changed meanwhile, in another tab perhaps, and that is kept. What you wrote here is "
                "still on this page: save once more to put it in its place.", before.version,
            )
        after = stored(replace(loss, version=loss.version + 1))
        kept = [after, *record.losses] if at is None else [*record.losses[:at], after, *record.losses[at + 1 :]]
        require(policy.may_keep_losses(len(kept), room_of(kept)))
        record.losses = kept

    change_record(viewer.member_id, keep)
