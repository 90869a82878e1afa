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
    ("rules", "Write the rules."),
    ("key_copy_confirmed_on", "Confirm your copy of the recovery key."),
)


def may_shape_place(viewer: Viewer) -> Verdict:
    """Operators shape the place; the software does at set-up and in samples."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only an operator can change this.")


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
