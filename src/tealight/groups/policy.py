"""Who may know of a room, come in, keep it, and have a circle. Each rule is written once, here."""

from django.db.models import Q

from tealight.accounts.policy import may_take_part
from tealight.groups.models import Group, Joining
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer, Visitor

#: who says yes to people who ask, and hands out invitations to rooms
DOORKEEPERS = frozenset({"moderator", "lead", "operator"})
#: a circle is family and friends; more is a room
MOST_IN_CIRCLE = 50
MOST_INVITATIONS = 10
#: the room about ending a pregnancy for medical reasons; an address never changes (PRODUCT, "Defaults")
WORDS_ALERT_ONLY = "tfmr"


def open_rooms(path: str = "") -> Q:
    """Return the condition on rooms that are open; `path` leads to the room, "group__"."""
    return Q(**{f"{path}opened_on__isnull": False, f"{path}closed_on__isnull": True})


def visible_to(viewer: Viewer) -> Q:
    """Return the condition on rooms `viewer` may know of."""
    if isinstance(viewer, System):
        return Q()
    if isinstance(viewer, Visitor):
        return open_rooms() & Q(unlisted_on__isnull=True)
    if "operator" in viewer.roles:
        return Q()
    # A room closed later stays readable to those who were in it.
    return open_rooms() | Q(id__in=viewer.groups, opened_on__isnull=False)


def may_change_anything(read_only: bool) -> Verdict:
    """Say whether anything may be written now; asked by every action of this room first."""
    if read_only:
        return refused("This place can only be read for now. Nothing was changed.")
    return ALLOWED


def _is_in(viewer: Viewer) -> Verdict:
    return may_take_part(viewer) if isinstance(viewer, Person) else refused("Join this place first.")


def _is_open(group: Group) -> Verdict:
    if group.opened_on is None or group.closed_on is not None:
        return refused("This room is not open.")
    return ALLOWED


def may_join(viewer: Viewer, group: Group) -> Verdict:
    """Say whether `viewer` may come in at once."""
    verdict = _is_in(viewer) and _is_open(group)
    if not verdict:
        return verdict
    if group.joining == Joining.REQUEST:
        return refused("A person says yes to this room. You can ask to come in.")
    if group.joining == Joining.INVITATION:
        return refused("This room is by invitation.")
    return ALLOWED


def may_ask_to_join(viewer: Viewer, group: Group) -> Verdict:
    """Say whether `viewer` may ask to come into a room where a person says yes."""
    verdict = _is_in(viewer) and _is_open(group)
    if not verdict:
        return verdict
    if group.id in viewer.groups:
        return refused("You are in this room already.")
    if group.joining != Joining.REQUEST:
        return refused("Nobody has to be asked here.")
    return ALLOWED


def may_accept_group_invitation(viewer: Viewer, group: Group) -> Verdict:
    """Say whether `viewer` may come in by a link. Who may make one decides who may come."""
    return _is_in(viewer) and _is_open(group)


def may_leave(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may leave a room or a circle: always, and no decision stops them."""
    return ALLOWED if isinstance(viewer, Person) else refused("Sign in first.")


def never_holds(group_id: int | None) -> bool:
    """Say whether watched words only alert in a room: nobody who ended a pregnancy meets a closed door for saying so."""
    return group_id is not None and Group.objects.filter(id=group_id, slug=WORDS_ALERT_ONLY).exists()


def may_set_lift(viewer: Viewer, group_id: int) -> Verdict:
    """Say whether `viewer` may choose what their filters do in a room: one they are in."""
    if isinstance(viewer, Person) and group_id in viewer.groups:
        return ALLOWED
    return refused("Join this room first.")


def may_let_in(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may let others in: the team, or the software in a sample."""
    if isinstance(viewer, System) or viewer.roles & DOORKEEPERS:
        return ALLOWED
    return refused("Only the team can do this.")


def may_invite_to_group(viewer: Viewer, group: Group) -> Verdict:
    """Say whether `viewer` may make a one-time link into `group`."""
    return may_let_in(viewer) and _is_open(group)


def may_keep_rooms(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may lay, open, close or change rooms."""
    if isinstance(viewer, System) or "operator" in viewer.roles:
        return ALLOWED
    return refused("Only an operator can change the rooms.")


def may_have_circle(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may have a circle: every member."""
    return ALLOWED if isinstance(viewer, Person) else refused("Sign in to make a circle.")


def may_invite_to_circle(viewer: Viewer, people: int, invitations: int) -> Verdict:
    """Say whether the owner of a circle may make one more link into it."""
    verdict = may_take_part(viewer)
    if not verdict:
        return verdict
    if people + invitations >= MOST_IN_CIRCLE:
        return refused(f"A circle holds {MOST_IN_CIRCLE} people. Take someone, or an invitation, out first.")
    if invitations >= MOST_INVITATIONS:
        return refused(f"{MOST_INVITATIONS} invitations are open. Take one back first.")
    return ALLOWED


def may_enter_circle(viewer: Viewer, owner: int, people: int) -> Verdict:
    """Say whether `viewer` may come into the circle of the persona `owner`."""
    if not isinstance(viewer, Person):
        return refused("Sign in or join first.")
    verdict = may_take_part(viewer)
    if not verdict:
        return verdict
    if owner == viewer.persona_id:
        return refused("This is your own circle. The link still works for someone else.")
    if owner in viewer.blocked:
        return refused("You blocked this person. Unblock them first if you want to be in their circle.")
    if people >= MOST_IN_CIRCLE:
        return refused("This circle is full. The person who invited you can make room.")
    return ALLOWED


def may_forget_expired(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may clear away links that ran out: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_count(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may look how many people are in which room: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
