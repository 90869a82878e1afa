"""Who decides about people, who asks for a name, and who agrees."""

from datetime import date, timedelta

from django.db.models import Q

from tealight.accounts.models import PersonaKind, SanctionKind
from tealight.accounts.policy import KEEPERS
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer
from tealight.place.queries import Place

KEYHOLDER = "keyholder"
#: how long somebody can say what is wrong with a decision, as the Digital Services Act has it (Art. 20)
APPEALED_WITHIN = timedelta(days=183)


def may_ask_unsealing(viewer: Viewer, here: Place) -> Verdict:
    """Keyholders ask, in a place that did not give it up."""
    if here.never_unseals:
        return refused("Nobody is ever named here. That was chosen when the place was set up, and no seal was written.")
    return may_hold_keys(viewer)


def may_hold_keys(viewer: Viewer) -> Verdict:
    """Keyholders with their second step; nobody else, whatever else they do here."""
    if isinstance(viewer, Person) and KEYHOLDER in viewer.roles:
        return ALLOWED
    return refused("Only a keyholder can do this.")


def may_agree(viewer: Person, asked_by: int, still_may_ask: bool) -> Verdict:
    """Say whether `viewer` may be the second to agree: another than who asked, who could still ask.

    Somebody suspended since, or without their second step, may be one whose account others hold: then it
    would be one keyholder who agrees, and no more.
    """
    if viewer.persona_id == asked_by:
        return refused("You asked for this yourself. Another keyholder has to agree.")
    if not still_may_ask:
        return refused("Whoever asked for this cannot act as a keyholder any more. Ask anew, if it is still needed.")
    return may_hold_keys(viewer)


def may_forget(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may clear away what has ended: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_decide_about(persona_kind: str, kind: str) -> Verdict:
    """Say whether a decision of this kind can be about a face of this kind.

    What somebody shares under their pen name would wait at the desk from then on: the team would see whose
    things begin to wait, and so whose the anonymous face is (PRIVACY, "Anonymous writing" 9).
    """
    if persona_kind == PersonaKind.THREAD and kind == SanctionKind.PRE_READ:
        return refused("Of an anonymous name this cannot be decided: what waits to be read would show whose it is.")
    return ALLOWED


def may_decide_case(viewer: Viewer, face: int | None, in_hand_of: str) -> Verdict:
    """Say whether `viewer` may decide a case about what stands under `face`, which somebody else may have in hand.

    What is under one's pen name, which everybody knows, somebody else decides. Of an anonymous face it is never
    asked whose it is.
    """
    if in_hand_of:
        return refused(f"{in_hand_of} has this in hand. One person decides; ask them, or wait until they let it go.")
    if isinstance(viewer, Person) and face == viewer.persona_id:
        return refused("This is your own. Somebody else decides about it.")
    return may_decide(viewer)


def may_hear(viewer: Viewer, decided_by: int, face: int | None) -> Verdict:
    """Say whether `viewer` may hear an appeal: somebody of the team other than who decided, and not about themselves."""
    if isinstance(viewer, Person) and viewer.persona_id == decided_by:
        return refused("You decided this. Somebody else has to hear what is said to it.")
    return may_decide_case(viewer, face, "")


def may_appeal(decided_on: date, today: date) -> Verdict:
    """Say whether somebody may still say what is wrong with a decision: for six months."""
    if today <= decided_on + APPEALED_WITHIN:
        return ALLOWED
    return refused("This was decided more than six months ago. You can still write to the team under Contact.")


def may_read_counts(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may read how much was decided, counted by month: everyone, with or without an account."""
    return ALLOWED


def may_check_record(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may check what is kept against the record: the software."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_decide(viewer: Viewer) -> Verdict:
    """Moderators and leads decide. Never asked of whom: that a face may be their own changes no answer (PRIVACY 6)."""
    if isinstance(viewer, Person) and KEEPERS & viewer.roles:
        return ALLOWED
    return refused("Only a moderator or the safeguarding lead can decide this.")


def may_open_case(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may let a person look at something: the software, for whoever reported or wrote it."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_report(viewer: Viewer, read_only: bool) -> Verdict:
    """Say whether `viewer` may report something: whoever reads it. No decision about them stops this, nor a pause of posting."""
    if isinstance(viewer, System):
        return refused("A person reports.")
    return refused("This place can only be read for now. If somebody is in danger, ring the number beside this.") if read_only else ALLOWED


def may_note_for_author(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may note at a case what the author of a thing says of it: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def cases_met_by(viewer: Person) -> Q:
    """Return the condition on cases somebody of the team may read and write in: not those about their own pen name.

    Asked of the pen name alone: who bears an anonymous face changes nothing at the desk (PRIVACY 6).
    """
    return Q(face__isnull=True) | ~Q(face=viewer.persona_id)
