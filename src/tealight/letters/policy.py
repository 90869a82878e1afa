"""Who sees a conversation, and who writes in it: the bearer of the face, and the team. Nobody else, ever."""

from django.db.models import Q

from tealight.accounts.policy import KEEPERS
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer
from tealight.letters.keys import face_tags

_LOOKED_AFTER = (
    "This place is being looked after and can only be read just now. Nothing was sent. What you wrote is still here."
)


def own(viewer: Viewer) -> Q:
    """Return the condition on the conversations with a face of the viewer's, named or not, by one question."""
    return Q(tag__in=list(face_tags(viewer.personas))) if isinstance(viewer, Person) else Q(pk__in=())


def for_team(viewer: Viewer) -> Q:
    """Return the condition on the conversations `viewer` may read for the team: all, but with their own pen name.

    Of an anonymous face that may be theirs it is not asked: what one of the team does not see would show whose it is.
    """
    if not may_write_for_team(viewer):
        return Q(pk__in=())
    return ~Q(tag__in=list(face_tags([viewer.persona_id])))


def may_write_for_team(viewer: Viewer, read_only: bool = False) -> Verdict:
    """Moderators and the safeguarding lead write to authors, under a duty name."""
    if not (isinstance(viewer, Person) and KEEPERS & viewer.roles):
        return refused("Only a moderator or the safeguarding lead can do this.")
    return refused(_LOOKED_AFTER) if read_only else ALLOWED


def may_answer(viewer: Viewer, read_only: bool = False) -> Verdict:
    """Whoever the team wrote to may answer, whatever was decided about them: no sanction stops this."""
    if not isinstance(viewer, Person):
        return refused("Sign in first.")
    return refused(_LOOKED_AFTER) if read_only else ALLOWED


def may_erase(viewer: Viewer) -> Verdict:
    """The software erases what a closed account leaves, and what is old."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
