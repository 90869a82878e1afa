"""Who may do what to an account. Everyone may change their own."""

from django.db.models import Q

from tealight.accounts import losses
from tealight.accounts.models import PersonaKind, SanctionKind
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer, Visitor
from tealight.place.models import SignUpMode
from tealight.place.queries import Place

#: how many ids of one kind a record keeps: a longer list would tell by its size
MOST_KEPT = 300
#: who keeps the place safe: reads what waits, decides, is on duty, writes to authors
KEEPERS = frozenset({"moderator", "lead"})
MOST_PASSKEYS = 10
#: exports one member may ask for on a day: each reads all they ever wrote
MOST_EXPORTS = 3
#: the personas there is a page about, `Persona.has_page` as a condition: pen names whose member
#: is here. Nobody has one who paused, closed their account, or is not let in yet.
WITH_PAGE = Q(kind=PersonaKind.PEN, away_on__isnull=True, gone_on__isnull=True)


def may_make_member(viewer: Viewer) -> Verdict:
    """The software makes accounts: at sign-up, at set-up, for a sample."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only the place itself can make an account.")


def may_let_in(viewer: Viewer) -> Verdict:
    """Operators and leads answer those who ask to come in, and invite."""
    if viewer.roles & {"operator", "lead"}:
        return ALLOWED
    return refused("Only an operator or the safeguarding lead can do this.")


def may_change_roles(viewer: Viewer) -> Verdict:
    """Operators give and take roles; the software gives the first one at set-up."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only an operator can change what someone does here.")


def may_hand_over_link(viewer: Viewer) -> Verdict:
    """Operators help someone back in who has lost every other way."""
    if "operator" in viewer.roles:
        return ALLOWED
    return refused("Only an operator can do this.")


def may_check_deeds(viewer: Viewer) -> Verdict:
    """The doctor checks what is kept of the team's deeds, and operators may."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only an operator can check the record.")


def may_change_own(viewer: Viewer) -> Verdict:
    """Whoever is signed in may change what is theirs."""
    if isinstance(viewer, Person):
        return ALLOWED
    return refused("Sign in first.")


def may_write_unknown(viewer: Viewer) -> Verdict:
    """Say whether a face of nobody is made for what `viewer` writes: for whoever has no account, or is not signed in."""
    return ALLOWED if isinstance(viewer, Visitor) else refused("Whoever is signed in writes under a face of their own.")


def may_take_part(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may do what others meet: their name and line, rooms, circles, words.

    A decision that suspends somebody leaves them what is theirs: they read, keep,
    write for themselves, take their words back, leave, pause, close, write to the team.
    """
    if not isinstance(viewer, Person):
        return refused("Sign in first.")
    if SanctionKind.SUSPEND in viewer.sanctions:
        return refused(
            "The team has suspended your account for now. You can read, and nothing you do reaches others. "
            "“My things” says until when, and what to do if it is wrong."
        )
    return ALLOWED


def may_turn_from(viewer: Viewer, persona_id: int) -> Verdict:
    """Block, mute or hide anyone but oneself."""
    if not isinstance(viewer, Person):
        return refused("Sign in first.")
    if persona_id == viewer.persona_id:
        return refused("This is you.")
    return ALLOWED


def may_keep_more(kept: int, what: str) -> Verdict:
    """Lists in a record are bounded; `what` is the list's word in the sentence."""
    if kept < MOST_KEPT:
        return ALLOWED
    return refused(f"Your list of {what} is full at {MOST_KEPT}. Take one off it first.")


def may_keep_losses(kept: int, room: int) -> Verdict:
    """Losses have a room of their own in a record, the same for everyone: a longer list would tell by its size."""
    if kept <= losses.MOST and room <= losses.ROOM:
        return ALLOWED
    return refused(
        "There is no room for this beside what you keep here already, so it was not saved. What you wrote is still "
        "on this page, and what was kept before is as it was. Shorten a name, or delete one first."
    )


def may_add_passkey(viewer: Viewer, have: int) -> Verdict:
    """A few passkeys are enough; more would only be forgotten ones."""
    if not isinstance(viewer, Person):
        return refused("Sign in first.")
    return ALLOWED if have < MOST_PASSKEYS else refused("You have ten passkeys. Take one away first.")


def may_lose_role(role: str, holders: int) -> Verdict:
    """A place without an operator could not be put right by anyone."""
    if role == "operator" and holders <= 1:
        return refused("This is the only operator. Give the role to someone else first.")
    return ALLOWED


def may_choose_for_anonymous(choice: str) -> Verdict:
    """What was written anonymously stays as it is, goes at once, or goes one by one over some days."""
    if choice in ("keep", "once", "days"):
        return ALLOWED
    return refused("Choose one of the three.")


def may_erase_again(viewer: Viewer) -> Verdict:
    """The software finishes what whoever closed their account asked for."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_seal_anew(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may seal anew, every hour, what each member keeps: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_join(here: Place, invited: bool) -> Verdict:
    """Join an open place, or ask to, or come with an invitation."""
    if not here.is_open:
        return refused("This place has not opened yet.")
    if here.read_only:
        return refused("This place only lets people read just now. Come back in a while.")
    if here.sign_up_mode == SignUpMode.INVITATION and not invited:
        return refused("People join here by invitation. If you have a link, open it once more.")
    return ALLOWED


def may_change_email(viewer: Viewer, member_id: int) -> Verdict:
    """One's own; the software for someone who is just joining."""
    if isinstance(viewer, System) or (isinstance(viewer, Person) and viewer.member_id == member_id):
        return ALLOWED
    return refused("This is not your account.")


def may_count(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may look how many people are in which room: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_ask_export(viewer: Viewer, asked_today: int) -> Verdict:
    """Whoever is signed in may take along what is theirs, whatever was decided about them; a few times a day."""
    if not isinstance(viewer, Person):
        return refused("Sign in first.")
    if asked_today >= MOST_EXPORTS:
        return refused("You asked for this three times today. Tomorrow you can ask again.")
    return ALLOWED


def may_tend_exports(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may pack exports and forget what is old: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
