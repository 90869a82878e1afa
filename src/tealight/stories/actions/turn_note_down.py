from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import note_policy
from tealight.stories.models import NoteProposal
from tealight.stories.queries.proposals import proposals_for


@action
def turn_note_down(*, viewer: Person, now: datetime, proposal: int) -> None:
    """Say that a note somebody missed is not needed; it is not asked again. Nobody is told."""
    require(note_policy.may_answer_proposals(viewer))
    row = lock(NoteProposal.objects.filter(proposals_for(viewer)), id=proposal)
    if row.answered_on is None:
        row.answered_on = clock.day(now)
        row.save(update_fields=["answered_on"])
        record("note.turned_down", about=("note", row.id), now=now)
