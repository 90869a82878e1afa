from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.models import Persona
from tealight.kernel.actions import action, lock
from tealight.kernel.prose import tidy
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record


@action
def write_line(*, viewer: Person, now: datetime, line: str) -> None:
    """Change the one line under the viewer's pen name; "" takes it away."""
    require(policy.may_take_part(viewer))
    persona = lock(Persona.objects, id=viewer.persona_id)
    persona.line = " ".join(tidy(line).split())[:160]
    persona.save(update_fields=["line"])
    record("persona.described", about=("persona", persona.id), now=now)
