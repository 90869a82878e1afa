from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.models import Persona
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person


@action
def let_be_found(*, viewer: Person, now: datetime, found: bool) -> None:
    """Let others here find the viewer's pen name by searching, or not any more. Records no event: nobody is told."""
    require(policy.may_change_own(viewer))
    persona = lock(Persona.objects, id=viewer.persona_id)
    persona.findable_on = clock.day(now) if found else None
    persona.save(update_fields=["findable_on"])
