from datetime import datetime

from tealight.accounts.actions.grant_role import grant_role
from tealight.accounts.actions.keep_recovery_words import keep_recovery_words
from tealight.accounts.actions.make_member import make_member
from tealight.accounts.hashers import hashed
from tealight.accounts.queries import load_person
from tealight.accounts.recovery_words import draw_words
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.operations import policy


@action
def make_operator(*, viewer: System, now: datetime, pen_name: str, password: str) -> list[str]:
    """Make an account that runs the place and holds a key; return its recovery words, kept nowhere.

    Raises NameRefused. Each role is a deed of its own, so that the append-only
    record tells that an operator was made from outside. Records their events only.
    """
    require(policy.may_make_operator(viewer))
    made = make_member(viewer=viewer, now=now, pen_name=pen_name, password=password)
    for role in ("operator", "keyholder"):
        grant_role(viewer=viewer, now=now, persona_id=made.persona_id, role=role)
    words = draw_words()
    keep_recovery_words(viewer=load_person(made.member_id, now), now=now, kept=hashed(" ".join(words)))
    return words
