"""What a one-time link says before it is accepted: whose it is, and nothing more."""

from dataclasses import dataclass, field
from datetime import datetime

from tealight.accounts.models import Member
from tealight.accounts.queries import Face, face
from tealight.accounts.record import open_record
from tealight.groups import policy
from tealight.groups.keys import (
    circle_invitation_keys,
    circle_invitation_tag,
    group_invitation_tags,
)
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
    #: the circle's key, as its owner has it now; None for a visitor, who can not come in yet
    secret: bytes | None = field(repr=False)


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
    owner, circle = face(body["owner"]), body["circle"]
    if owner is None or owner.is_gone:
        raise NotFound
    return CircleDoor(owner, circle, _key_for(viewer, owner.id, circle) if isinstance(viewer, Person) else None)


def circle_behind(row: CircleInvitation, token: str) -> int:
    """Return the circle that an invitation found by its link leads to."""
    return row.body.open_json(circle_invitation_keys(token), row.id)["circle"]


def _key_for(viewer: Person, owner: int, circle: int) -> bytes:
    """Return the circle's key out of its owner's record; NotFound if they have it no more, or blocked `viewer`."""
    member = Member.objects.filter(persona_id=owner, closed_on__isnull=True).first()
    if member is None:
        raise NotFound  # nobody is left whose circle it could be
    try:
        record = open_record(member, member_keys(member.id))
    except KeysMissing:
        raise NotFound from None
    key = record.circles.get(str(circle))
    if key is None or viewer.persona_id in record.blocked:
        raise NotFound
    return bytes.fromhex(key)


@dataclass(frozen=True, slots=True)
class RoomDoor:
    """An open invitation to a room. `is_named`: it may be said which, to this viewer."""

    room: Room
    is_named: bool


def room_door(viewer: Viewer, token: str, now: datetime) -> RoomDoor:
    """Return what the link `token` opens; NotFound if it was used, ran out or never was."""
    row = (
        GroupInvitation.objects.filter(
            policy.open_rooms("group__"), tag__in=group_invitation_tags(token), expires_on__gte=clock.day(now)
        )
        .select_related("group")
        .first()
    )
    if row is None:
        raise NotFound
    room = room_of(row.group, viewer)
    return RoomDoor(room, is_named=room.is_listed or isinstance(viewer, Person))
