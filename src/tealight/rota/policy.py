"""Who keeps the team's list, who may be put on it, and what the software does by itself."""

from tealight.accounts.policy import KEEPERS
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer

LEAD = "lead"


def may_see_rota(viewer: Viewer) -> Verdict:
    """The list is the team's: moderators and leads."""
    if isinstance(viewer, Person) and KEEPERS & viewer.roles:
        return ALLOWED
    return refused("The list of who is on duty is for moderators and the safeguarding lead.")


def may_take_shift(viewer: Viewer) -> Verdict:
    """Whoever is on the team may take hours for themselves."""
    return may_see_rota(viewer)


def may_keep_rota(viewer: Viewer) -> Verdict:
    """The lead puts others on the list, takes hours off it, and puts the list away."""
    if isinstance(viewer, Person) and LEAD in viewer.roles:
        return ALLOWED
    return refused("Only the safeguarding lead can do this for others.")


def may_give_back(viewer: Viewer, by: int) -> Verdict:
    """One's own hours at any time, without a reason; others' by the lead."""
    if isinstance(viewer, System) or (isinstance(viewer, Person) and by == viewer.persona_id and may_see_rota(viewer)):
        return ALLOWED
    return may_keep_rota(viewer)


def may_rest(viewer: Viewer, on_duty: bool) -> Verdict:
    """Whoever is on duty may rest, whatever the night was like."""
    if not may_see_rota(viewer) or not on_duty:
        return refused("You are not on duty now. You can close this, and nobody waits for you.")
    return ALLOWED


def may_hand_over(viewer: Viewer, on_duty: bool) -> Verdict:
    """Notes are left by who is on duty, or was within the last hours; and by the lead."""
    verdict = may_see_rota(viewer)
    if verdict and not on_duty and LEAD not in viewer.roles:
        return refused("Notes are left and read on duty. Take some hours first.")
    return verdict


def may_alert(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may write to those on duty, or end that: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_tend_rota(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may clear away what is over: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
