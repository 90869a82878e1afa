"""What a one-time link says before it is accepted: whose it is, and nothing more."""

from dataclasses import dataclass, field
from datetime import datetime

from tealight.accounts.models import Member
from tealight.accounts.queries import Face, face
from tealight.accounts.record import open_record
from tealight.groups import policy
from tealight.groups.keys import circle_invitation_keys, circle_invitation_tag, group_invitation_tag
from tealight.groups.models import CircleInvitation, GroupInvitation
from tealight.groups.queries.rooms import Room, room_of
from tealight.kernel import clock
from tealight.kernel.crypto import member_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person, Viewer


@dataclass(frozen=True, slots=True)
class CircleDoor:
    """An open invitation: whose circle it is. The rest is for who accepts."""

    owner: Face
    circle_id: int = field(repr=False)
    secret: bytes = field(repr=False)


def circle_door(viewer: Viewer, token: str, now: datetime) -> CircleDoor:
    """Return what the link `token` opens; NotFound if it was used, ran out or never was.

    Someone the owner has blocked meets the same NotFound: an old link must not
    become a way back.
    """
    row = CircleInvitation.objects.filter(
        tag=circle_invitation_tag(token), expires_on__gte=clock.day(now)
    ).first()
    if row is None:
        raise NotFound
    body = row.body.open_json(circle_invitation_keys(token), row.id)
    owner = face(body["owner"])
    if owner is None or owner.is_gone or _has_blocked(owner.id, viewer):
        raise NotFound
    return CircleDoor(owner, body["circle"], bytes.fromhex(body["key"]))


def _has_blocked(owner: int, viewer: Viewer) -> bool:
    if not isinstance(viewer, Person):
        return False
    member = Member.objects.filter(persona_id=owner, closed_on__isnull=True).first()
    if member is None:
        return True  # nobody is left whose circle it could be
    try:
        return viewer.persona_id in open_record(member, member_keys(member.id)).blocked
    except KeysMissing:
        return True


@dataclass(frozen=True, slots=True)
class RoomDoor:
    """An open invitation to a room. `is_named`: it may be said which, to this viewer."""

    room: Room
    is_named: bool


def room_door(viewer: Viewer, token: str, now: datetime) -> RoomDoor:
    """Return what the link `token` opens; NotFound if it was used, ran out or never was."""
    row = (
        GroupInvitation.objects.filter(
            policy.open_rooms("group__"), tag=group_invitation_tag(token), expires_on__gte=clock.day(now)
        )
        .select_related("group")
        .first()
    )
    if row is None:
        raise NotFound
    room = room_of(row.group, viewer)
    return RoomDoor(room, is_named=room.is_listed or isinstance(viewer, Person))
