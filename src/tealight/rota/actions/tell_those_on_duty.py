from datetime import datetime

from tealight.accounts.queries.staff import mail_of_team
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.delivery import is_set_up
from tealight.mail.kinds import MailKind
from tealight.rota import policy
from tealight.rota.models import Alert
from tealight.rota.queries.duty import on_duty
from tealight.rota.telling import new_message

_SEALED = Alert._meta.get_field("sealed")


@action
def tell_those_on_duty(*, viewer: System, now: datetime) -> None:
    """Write to everybody on duty who was not told yet of a danger that waits: at a shift's beginning, too.

    One mail, however much waits. Records no event: nothing happened but the hour.
    """
    require(policy.may_alert(viewer))
    waiting = list(Alert.objects.select_for_update().order_by("id"))
    if not waiting or not is_set_up():
        return
    keys = place_keys()
    told = {row.id: set(row.sealed.open_json(keys, row.id)["told"]) for row in waiting}
    here = {duty.persona: mail_of_team(viewer, duty.persona) for duty in on_duty(now)}
    reached = {persona: address for persona, address in here.items() if address}
    for persona, address in reached.items():
        if any(persona not in told[row.id] for row in waiting):
            queue_mail(viewer=viewer, now=now, to=address, kind=MailKind.MESSAGE, body=new_message())
    for row in waiting:
        if reached.keys() - told[row.id]:
            row.sealed = _SEALED.seal_json(keys, row.id, {"told": sorted(told[row.id] | reached.keys())})
            row.save(update_fields=["sealed"])
