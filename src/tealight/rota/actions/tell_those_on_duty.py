from collections.abc import Mapping
from datetime import datetime, timedelta

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

#: whoever was written to of so many that still wait is written to of all new ones together, so long after the last mail.
#: A flood of a hundred is three mails and then six an hour; a danger that comes by itself is told at once
AT_ONCE, AFTERWARDS = 3, timedelta(minutes=10)
_SEALED = Alert._meta.get_field("sealed")


@action
def tell_those_on_duty(*, viewer: System, now: datetime) -> None:
    """Write to everybody on duty who was not told yet of a danger that waits: at a shift's beginning, too.

    One mail, however much waits; and whoever knows of some that they have not decided is written to of more at most every
    ten minutes. Records no event: nothing happened but the hour.
    """
    require(policy.may_alert(viewer))
    waiting = list(Alert.objects.select_for_update().order_by("id"))
    if not waiting or not is_set_up():
        return
    keys = place_keys()
    told = {row.id: _told(row.sealed.open_json(keys, row.id)["told"]) for row in waiting}
    here = {duty.persona: mail_of_team(viewer, duty.persona) for duty in on_duty(now)}
    minute, reached = now.replace(second=0, microsecond=0).isoformat(), set()
    for persona, address in here.items():
        if address and any(persona not in of_one for of_one in told.values()) and _is_due(persona, told, now):
            queue_mail(viewer=viewer, now=now, to=address, kind=MailKind.MESSAGE, body=new_message())
            reached.add(persona)
    for row in waiting:
        if new := reached - told[row.id].keys():
            row.sealed = _SEALED.seal_json(keys, row.id, {"told": {**told[row.id], **dict.fromkeys(new, minute)}})
            row.save(update_fields=["sealed"])


def _is_due(persona: int, told: Mapping[int, Mapping[int, str]], now: datetime) -> bool:
    at = [of_one[persona] for of_one in told.values() if persona in of_one]
    return len(at) < AT_ONCE or not max(at) or now - datetime.fromisoformat(max(at)) >= AFTERWARDS


def _told(kept: Mapping[str, str] | list[int]) -> dict[int, str]:
    """Return persona -> the minute of the mail; "" of what was kept before minutes were."""
    return {int(persona): kept[persona] if isinstance(kept, Mapping) else "" for persona in kept}
