from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.models import Member, Persona
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System


@action
def close_again(*, viewer: System, now: datetime, persona_id: int) -> None:
    """Close an account that an old backup brought back, so that what is left of it can be erased again.

    Its keys are gone, and nobody can sign in to it. Records no event: `finish_closing` does.
    """
    require(policy.may_erase_again(viewer))
    face = lock(Persona.objects, id=persona_id)
    face.away_on = clock.day(now)
    face.save(update_fields=["away_on"])
    for member in Member.objects.select_for_update().filter(persona_id=persona_id, closed_on__isnull=True):
        member.closed_on = clock.day(now)
        member.set_unusable_password()
        member.recovery = ""
        member.save(update_fields=["closed_on", "password", "recovery"])
