from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.record import Record
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def block_persona(*, viewer: Person, now: datetime, persona_id: int) -> None:
    """End contact with a persona: the viewer meets none of their words, and what they send does not arrive.

    What the viewer shares stays readable to them: otherwise an anonymous story that
    disappears for the blocked alone would tell them whose it is.

    Kept in the viewer's own sealed record. Records no event: nobody is told.
    """
    require(policy.may_turn_from(viewer, persona_id))

    def block(record: Record) -> None:
        if persona_id not in record.blocked:
            require(policy.may_keep_more(len(record.blocked), "people you blocked"))
            record.blocked.insert(0, persona_id)

    change_record(viewer.member_id, block)
