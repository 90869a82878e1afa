"""Who may change what everyone lives by, and when the doors may open."""

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import System, Viewer
from tealight.place.models import PlaceSettings

#: what people are promised before they tell anything; the database holds to the same list
_ANSWERS = (
    ("safeguarding_lead", "Say who the safeguarding lead is."),
    ("safeguarding_deputy", "Say who stands in for the safeguarding lead."),
    ("out_of_hours_plan", "Write down what happens when nobody is on duty."),
    ("police_position", "Write down where this place stands on the police."),
    ("confidentiality", "Write down when something told here is passed on."),
    ("hours", "Say when somebody is here to moderate."),
    ("rules_version", "Write the rules."),
    ("key_copy_confirmed_on", "Confirm your copy of the recovery key."),
)


def may_shape_place(viewer: Viewer) -> Verdict:
    """Operators shape the place; the software does at set-up and in samples."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only an operator can change this.")


def may_set_rules(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may write rules and choose which words are watched: operators and leads."""
    if isinstance(viewer, System) or viewer.roles & {"operator", "lead"}:
        return ALLOWED
    return refused("Only an operator or a lead can change this.")


def may_slow(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may let things go slowly for a while: who is awake when an argument runs hot."""
    if isinstance(viewer, System) or viewer.roles & {"operator", "lead", "moderator"}:
        return ALLOWED
    return refused("Only the team can change this.")


def may_shut_small_hours(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may let nobody without an account leave a few words for now, and let them again: as of slowness."""
    return may_slow(viewer)


def missing_before_opening(row: PlaceSettings) -> tuple[str, ...]:
    """Return what is still to be answered before people may come in, a sentence each."""
    missing = [sentence for column, sentence in _ANSWERS if not getattr(row, column)]
    if row.mail_tested_on is None and row.without_mail_on is None:
        missing.append("Send a test mail, or say that no mail leaves this place.")
    return tuple(missing)


def may_open_place(viewer: Viewer, row: PlaceSettings) -> Verdict:
    """Say whether the doors may open now: with every promise written down, not before."""
    verdict = may_shape_place(viewer)
    missing = missing_before_opening(row)
    if verdict and missing:
        return refused(" ".join(("The place is not ready to open.", *missing)))
    return verdict


def may_note_people(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may note how full the place is: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_call_lead(viewer: Viewer) -> Verdict:
    """Whoever is on the team sees how the lead is reached: calling is never a matter of rank."""
    return ALLOWED if viewer.roles else refused("This is for the team.")


def may_give_up_unsealing(viewer: Viewer, row: PlaceSettings) -> Verdict:
    """Say whether it may be given up for good that anybody is named: before the doors open, by who shapes the place."""
    verdict = may_shape_place(viewer)
    if verdict and row.opened_on is not None and row.never_unseals_on is None:
        return refused(
            "This place is open, and what was written here anonymously carries a seal. That nobody is ever "
            "named can only be chosen while a place is set up."
        )
    return verdict


def may_rekey(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may seal and tag anew, after a theft, what others own: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
