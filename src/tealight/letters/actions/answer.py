from datetime import datetime

from tealight.accounts.actions.write_deed import write_deed
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.letters import keys as letters
from tealight.letters import policy
from tealight.letters.actions._write import add_letter, duty_named, worded
from tealight.letters.models import Conversation
from tealight.letters.queries.last import last_name
from tealight.place.queries import place


@action
def answer(
    *, viewer: Person, now: datetime, conversation: int, text: str, as_name: str | None = None, letter: int | None = None
) -> None:
    """Go on with a conversation: as the one it is with, or, with a duty name in `as_name`, for the team.

    What its author writes names them in no row. Whatever was decided about them, they may answer; what was
    closed is open again. `letter` is drawn with the form, so that pressing twice writes once.
    """
    if as_name is None:
        require(policy.may_answer(viewer, place().read_only))
        row = lock(Conversation.objects.filter(policy.own(viewer)), id=conversation)
        keys = letters.keys_for_author(row, viewer)
        if add_letter(row, keys, now, text=worded(text), name=last_name(row, keys), team=False, letter=letter):
            record("letter.answered", about=("conversation", row.id), now=now)
        return
    require(policy.may_write_for_team(viewer, place().read_only))
    row = lock(Conversation.objects.filter(policy.for_team(viewer)), id=conversation)
    name, keys = duty_named(viewer, as_name), letters.keys_for_team(row)
    if add_letter(row, keys, now, text=worded(text), name=name, team=True, letter=letter):
        write_deed(viewer, "letter-written", letters.opened_by_team(row)["persona"], now, conversation=row.id)
        record("letter.written", about=("conversation", row.id), now=now)
