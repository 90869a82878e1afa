from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.ask_email import ask_email
from tealight.accounts.actions.make_member import NewMember, make_member
from tealight.accounts.actions.spend_note import spend_note
from tealight.accounts.links import use_link
from tealight.accounts.models import Arrival, LinkPurpose
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System, Viewer
from tealight.ledger import record
from tealight.place.models import SignUpMode
from tealight.place.queries import place

_LINE = Arrival._meta.get_field("line")


class NoteSpent(Exception):
    """The note of this form has made an account already."""


@action
def join_place(
    *, viewer: Viewer, now: datetime, pen_name: str, password: str, email: str = "", line: str = "",
    invitation: str = "", first_post_held: bool = False, note: str = "",
) -> NewMember:
    """Make the account of someone who joins; in a place that asks, it waits for a yes.

    An invitation is used up, and lets in at once; the form's `note` makes one
    account. Raises NameRefused, NoteSpent, or NotFound for an invitation that
    opens nothing.
    """
    here = place()
    require(policy.may_join(here, bool(invitation)))
    if invitation:
        use_link(invitation, now, LinkPurpose.JOIN)
    waits = here.sign_up_mode == SignUpMode.APPROVAL and not invitation
    made = make_member(
        viewer=System("joining"), now=now, pen_name=pen_name, password=password, approved=not waits,
        first_post_held=first_post_held, words_due=True,
    )
    # After the name: a form sent twice is told that the name is taken, and comes in by its password.
    if note and not spend_note(viewer=System("joining"), now=now, note=note, deed="join", given=(pen_name,)):
        raise NoteSpent
    if waits:
        arrival = Arrival(id=new_id(), member_id=made.member_id, asked_on=clock.day(now))
        arrival.line = _LINE.seal_json(place_keys(), arrival.id, line) if line else None
        arrival.save(force_insert=True)
        record("member.asked", about=("persona", made.persona_id), now=now)
    if email:
        ask_email(viewer=System("joining"), now=now, member_id=made.member_id, email=email)
    return made
