"""Who may know of a room, come in, and have a circle."""

from django.db.models import Q

from tealight.groups.models import Group, Joining
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer, Visitor

_OPEN = Q(opened_on__isnull=False, closed_on__isnull=True)


def visible_to(viewer: Viewer) -> Q:
    """Return the condition on rooms `viewer` may know of."""
    if isinstance(viewer, System):
        return Q()
    if isinstance(viewer, Visitor):
        return _OPEN & Q(unlisted_on__isnull=True)
    if "operator" in viewer.roles:
        return Q()
    # A room closed later stays readable to those who were in it.
    return _OPEN | Q(id__in=viewer.groups, opened_on__isnull=False)


def may_join(viewer: Viewer, group: Group) -> Verdict:
    """Say whether `viewer` may come in at once."""
    if not isinstance(viewer, Person):
        return refused("Join this place first.")
    if group.opened_on is None or group.closed_on is not None:
        return refused("This room is not open.")
    if group.joining == Joining.REQUEST:
        return refused("A person says yes to this room. You can ask to come in.")
    if group.joining == Joining.INVITATION:
        return refused("This room is by invitation.")
    return ALLOWED
