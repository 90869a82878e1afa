from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.rota import policy
from tealight.rota.actions.tell_those_on_duty import tell_those_on_duty
from tealight.rota.models import Alert

_SEALED = Alert._meta.get_field("sealed")


@action
def alert_on_duty(*, viewer: System, now: datetime, case: int) -> None:
    """Write at once to everybody on duty that there is a message: a case of danger was opened.

    Whoever is off the list, or resting, is not woken; who comes on duty while it waits is told then. Each of them
    once for a case, however often this is called, and of many together as `tell_those_on_duty` says. Records no event: the case is what happened.
    """
    require(policy.may_alert(viewer))
    if not Alert.objects.filter(case=case).exists():
        row = Alert(id=new_id(), case=case, hour=clock.hour(now))
        row.sealed = _SEALED.seal_json(place_keys(), row.id, {"told": {}})
        Alert.objects.bulk_create([row], ignore_conflicts=True)
    tell_those_on_duty(viewer=viewer, now=now)
