"""What the team can decide about, and who decides."""

from django.db.models import Q

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Viewer
from tealight.stories.policy import keeps


def within_decisions() -> Q:
    """Return the condition on what the team can decide about: what stands open, taken down already or not.

    What only its author or a circle can read was reported by nobody who may tell of it, and the team cannot read it.
    """
    return Q(sealed__isnull=True, withdrawn_on__isnull=True)


def may_decide(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may decide what becomes of others' things. Never asked of whose: see PRIVACY 6."""
    return ALLOWED if keeps(viewer) else refused("Only a moderator or the safeguarding lead can decide this.")
