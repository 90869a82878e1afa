"""What the form of hours offers: words to be called by, and people to put on the list."""

from datetime import datetime

from tealight.accounts.queries.faces import faces
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.rota import policy
from tealight.rota.queries.names import free_names, the_team
from tealight.rota.queries.shifts import may_be_on_duty, opened


def names_for(viewer: Person) -> tuple[str, ...]:
    """Return the words the viewer may choose to be called by."""
    require(policy.may_take_shift(viewer))
    return free_names(viewer.persona_id, opened())


def people_for(viewer: Person, now: datetime) -> tuple[tuple[int, str], ...]:
    """Return who the viewer may put on the list, (persona, name), themselves first: for a lead, the team."""
    own = ((viewer.persona_id, viewer.pen_name),)
    if not policy.may_keep_rota(viewer):
        return own
    others = [persona for persona in the_team() if persona != viewer.persona_id and may_be_on_duty(persona, now)]
    known = faces(others)
    return own + tuple(sorted(((one, known[one].name) for one in others), key=lambda pair: pair[1].casefold()))
