from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from tealight.accounts.policy import may_change_own
from tealight.accounts.queries.decisions import own_sanction_rows
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person, System
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.actions.open_case import open_case
from tealight.moderation.actions.write_entries import write_entries
from tealight.moderation.measures import APPEAL
from tealight.moderation.models import Appeal, Decision, Why
from tealight.moderation.queries.own import appeal_tags, letters_to

LONGEST = 10_000
#: how long somebody else of the team has to hear it
HEARD_WITHIN = timedelta(days=7)
_APPEALS = System("an appeal")
_SEALED = Appeal._meta.get_field("sealed")


@action
def appeal_sanction(*, viewer: Person, now: datetime, decision: int, text: str) -> None:
    """Say to the team what is wrong with a decision about the viewer, or something of theirs. No decision stops this.

    The team reads it beside that decision, in a case of its own, and learns nobody's name by it. Raises NotFound for a decision about
    somebody else. Sent twice it is once; other words for the same decision are refused, never dropped.
    """
    require(may_change_own(viewer))
    if not Decision.objects.filter(letters_to(viewer), id=decision).exists():
        lock(own_sanction_rows(viewer), decision=decision)
    said_to = lock(Decision.objects, id=decision)
    require(policy.may_appeal(said_to.decided_on, clock.day(now)))
    text = text.strip()
    if not text:
        raise Refused("There is nothing here to send yet. Write a line, or more.", "text")
    if len(text) > LONGEST:
        raise Refused(f"This is longer than {LONGEST:,} characters. It is still in the box.", "text")
    keys, mine, today = place_keys(), appeal_tags(viewer.keys, decision), clock.day(now)
    row = Appeal(id=new_id(), tag=mine[0], decision=said_to, appealed_on=today, due_on=today + HEARD_WITHIN)
    row.sealed = _SEALED.seal_json(keys, row.id, {"text": text})
    try:
        with transaction.atomic():
            if Appeal.objects.filter(tag__in=mine[1:]).exists():
                raise IntegrityError  # said before keys were made anew
            row.save(force_insert=True)
    except IntegrityError:
        there = Appeal.objects.get(tag__in=mine)
        if there.sealed.open_json(keys, there.id)["text"] != text:
            raise Refused("You have said something to this decision already, and the team has it.") from None
        return
    open_case(
        viewer=_APPEALS, now=now, why=Why.APPEAL, kind=APPEAL, thing=decision, face=said_to.face, by=now + HEARD_WITHIN
    )
    write_entries("decision-appealed", [{"decision": decision, "text": text, "day": today.isoformat()}], now)
    record("sanction.appealed", about=("decision", decision), now=now)
