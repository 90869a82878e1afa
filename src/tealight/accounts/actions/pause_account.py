from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.end_sessions import end_sessions
from tealight.accounts.models import Persona
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def pause_account(*, viewer: Person, now: datetime) -> None:
    """Pause the viewer's account: signed out everywhere, no mail, no persona page.

    What they wrote stays, and nothing is lost; signing in ends it. Records no
    event: that someone is away is nobody's to know.
    """
    require(policy.may_change_own(viewer))
    persona = lock(Persona.objects, id=viewer.persona_id)
    persona.away_on = clock.day(now)
    persona.save(update_fields=["away_on"])
    end_sessions(viewer=viewer, now=now)
