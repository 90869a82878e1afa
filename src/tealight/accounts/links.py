"""One-time links: made, looked at, used up. Nothing stored can make one again.

A link of a member's own is bound to their password, their address and the doors they
shut. Who held the phone for a minute may have asked for one: a new password, or
ending the sessions, must shut out what they took along.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.crypto import constant_time_compare

from tealight.accounts.models import Link, LinkPurpose, Member
from tealight.accounts.record import Record, open_record
from tealight.kernel import clock
from tealight.kernel.crypto import Keys, member_keys, place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import NotFound

_PATHS = {
    LinkPurpose.JOIN: "/join/invitation/{}/",
    LinkPurpose.EMAIL: "/account/email/confirm/{}/",
    LinkPurpose.RECOVER: "/recover/link/{}/",
    LinkPurpose.TEAM: "/recover/link/{}/",
}
_SEAL = "link"


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link that still works: what it is for, and what was sealed into it."""

    id: int
    purpose: str
    body: dict


def write_link(purpose: LinkPurpose, body: dict, now: datetime, lasts: timedelta) -> str:
    """Store a link and return its token; called inside an action.

    It ends on a whole hour, so that the row does not keep the moment it was asked for.
    """
    secret = secrets.token_bytes(32)
    keys, row_id = Keys.from_secret(secret), new_id()
    Link.objects.create(
        id=row_id, tag=_tags(secret)[0], purpose=purpose, body=keys.seal_json(_SEAL, row_id, body),
        expires_at=clock.hour(now + lasts) + timedelta(hours=1),
    )
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def write_own_link(
    purpose: LinkPurpose, member: Member, record: Record, now: datetime, lasts: timedelta, **body
) -> str:
    """Store a link that opens as long as the doors of `member` stay as they are; return its token."""
    bound = {**body, "member": member.id, "mark": _marks(purpose, member, record)[0]}
    return write_link(purpose, bound, now, lasts)


def look_at_link(token: str, now: datetime, *purposes: str) -> OpenLink:
    """Return what the link opens; NotFound alike for made-up, used and old ones. Uses nothing up."""
    secret = _secret(token)
    row = Link.objects.filter(tag__in=_tags(secret), purpose__in=purposes, expires_at__gt=now).first()
    return _opened(row, secret, Member.objects)


def use_link(token: str, now: datetime, *purposes: str) -> OpenLink:
    """Use the link up and return what it opened; called inside an action. Once only."""
    secret = _secret(token)
    rows = Link.objects.select_for_update().filter(tag__in=_tags(secret), purpose__in=purposes, expires_at__gt=now)
    link = _opened(rows.first(), secret, Member.objects.select_for_update())
    Link.objects.filter(id=link.id).delete()
    return link


def address_of(purpose: LinkPurpose, token: str) -> str:
    """Return the whole address of a link, for a mail or for handing over."""
    return settings.TEALIGHT.own_address + _PATHS[purpose].format(token)


def _opened(row: Link | None, secret: bytes, members) -> OpenLink:
    if row is None:
        raise NotFound
    body = Keys.from_secret(secret).open_json(_SEAL, row.id, row.body)
    if row.purpose != LinkPurpose.JOIN:
        _require_same_doors(row.purpose, body, members)
    return OpenLink(row.id, row.purpose, body)


def _require_same_doors(purpose: str, body: dict, members) -> None:
    member = members.filter(id=body["member"], closed_on__isnull=True).first()
    if member is None:
        raise NotFound
    record = open_record(member, member_keys(member.id))
    asked_for = purpose != LinkPurpose.EMAIL or record.email_asked
    fits = [constant_time_compare(body.get("mark", ""), mark) for mark in _marks(purpose, member, record)]
    if not asked_for or not any(fits):
        raise NotFound


def _marks(purpose: str, member: Member, record: Record) -> list[str]:
    asked = record.email_asked if purpose == LinkPurpose.EMAIL else 0
    keys = member_keys(member.id)
    made = keys.tags("link-doors/v1", member.password.encode(), record.email.encode(), record.doors_shut, asked)
    return [tag.hex() for tag in made]


def _secret(token: str) -> bytes:
    try:
        secret = base64.urlsafe_b64decode(token + "=")
    except (binascii.Error, ValueError):
        raise NotFound from None
    if len(secret) != 32:
        raise NotFound
    return secret


def _tags(secret: bytes) -> tuple[bytes, ...]:
    return place_keys().tags("link/v1", secret)
