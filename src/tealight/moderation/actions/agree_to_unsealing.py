from datetime import datetime, timedelta

from tealight.accounts.actions.tell_of_unsealing import tell_of_unsealing
from tealight.accounts.actions.write_deed import write_deed
from tealight.accounts.identity import keys_behind
from tealight.accounts.models import Persona
from tealight.accounts.queries.staff import may_act_as
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.models import Unsealing
from tealight.moderation.queries.unsealings import waiting

#: how long the two may read the answer
READ_FOR = timedelta(hours=24)
#: how much later somebody is told, where telling them now would endanger somebody
TOLD_AFTER = timedelta(days=90)
_AGREED = Unsealing._meta.get_field("agreed")


@action
def agree_to_unsealing(*, viewer: Person, now: datetime, unsealing: int) -> None:
    """Agree, as another keyholder, that a face may be named; the two may read by whom it is borne, for a day.

    The person is left word of it in this very transaction. Agreed already by the viewer is as good.
    The same rows are written whether somebody is behind the face or nobody any more.
    """
    require(policy.may_hold_keys(viewer))
    row = lock(Unsealing.objects.filter(waiting(now)), id=unsealing)
    keys = place_keys()
    asked = row.asked.open_json(keys, row.id)
    if row.agreed is not None and row.agreed.open_json(keys, row.id)["by"] == viewer.persona_id:
        return
    row = lock(Unsealing.objects.filter(waiting(now), agreed__isnull=True), id=unsealing)
    require(policy.may_agree(viewer, asked["by"], may_act_as(policy.KEYHOLDER, asked["by"], now)))
    row.agreed = _AGREED.seal_json(keys, row.id, {"by": viewer.persona_id})
    row.until_hour = clock.hour(now) + READ_FOR
    row.save(update_fields=["agreed", "until_hour"])
    persona, today = Persona.objects.get(id=asked["persona"]), clock.day(now)
    tell_of_unsealing(
        viewer=viewer, now=now, keys=keys_behind(persona), day=today, purpose=asked["purpose"],
        tell_from=today + TOLD_AFTER if asked["later"] else today, name=persona.name, story=asked["story"],
    )
    write_deed(viewer, "unsealing-agreed", persona.id, now, purpose=asked["purpose"], asked_by=asked["by"])
    record("unsealing.agreed", about=("unsealing", row.id), now=now)
