"""Who may send, see and forget photos that nobody else has seen."""

from django.db.models import Q

from tealight.accounts.models import SanctionKind
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer
from tealight.media.models import Upload

NO_PHOTOS = "A decision of the team stops you from sharing photos for now."


def owned_by(viewer: Viewer) -> Q:
    """Return the condition on the uploads that are `viewer`'s own."""
    if not isinstance(viewer, Person):
        return Q(pk__in=())
    return Q(tag__in=viewer.keys.slots("upload/v1", Upload.SLOTS))


def may_send(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may send a photo here."""
    if not isinstance(viewer, Person):
        return refused("Sign in to add a photo.")
    return refused(NO_PHOTOS) if SanctionKind.PHOTOS in viewer.sanctions else ALLOWED


def may_publish(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may make photos of theirs part of what they share."""
    return may_send(viewer)


def may_tend(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may draw photos anew and forget what is old: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
