from datetime import datetime

from tealight.accounts import gentle_names, policy
from tealight.accounts.identity import keys_of_nobody, sealed_for
from tealight.accounts.models import Persona, PersonaKind
from tealight.accounts.names import fold_name
from tealight.accounts.queries.own_personas import owner_tag, walk_tag
from tealight.kernel import rows
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Visitor
from tealight.place.queries import Place


@action
def make_face_of_nobody(*, viewer: Visitor, now: datetime, thing: int, here: Place) -> int:
    """Make the face of one thing that somebody without an account wrote; return its id.

    The row is of the form of `make_thread_persona`'s, its tags and its seal made with keys drawn by chance and
    thrown away: whoever has every table can not tell whether a member wrote, and nothing leads to anybody.
    Records no event: what is written under it does.
    """
    require(policy.may_write_unknown(viewer))
    keys, number, name = keys_of_nobody(), new_id(), gentle_names.draw(set())
    rows.insert(Persona(
        id=number, kind=PersonaKind.THREAD, name=name, name_key=fold_name(name), story=thing,
        owner_tag=owner_tag(keys, thing), walk_tag=walk_tag(keys, 0),
        seal=None if here.never_unseals else sealed_for(keys, number),
    ))
    return number
