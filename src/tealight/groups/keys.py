"""Keys and tags of rooms and circles: how a row is found without saying whose it is.

A one-time link carries 32 random bytes. They are stored nowhere: the row holds a
tag made from them, and for circles a body that opens with nothing else.
"""

import base64
import binascii
import secrets

from tealight.kernel.crypto import Keys, place_keys
from tealight.kernel.verdict import NotFound

SECRET_BYTES = 32


def new_token() -> str:
    """Return a fresh secret as it stands in a link."""
    return base64.urlsafe_b64encode(secrets.token_bytes(SECRET_BYTES)).decode().rstrip("=")


def secret_in(token: str) -> bytes:
    """Return the secret a link carries; NotFound if it is no link of ours."""
    try:
        secret = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        raise NotFound from None
    if len(secret) != SECRET_BYTES:
        raise NotFound
    return secret


def circle_keys(circle_id: int, secret: bytes) -> Keys:
    """Return the keys that seal what belongs to a circle: its roster, and what is said in it."""
    return Keys.from_secret(secret, owner=circle_id)


def circle_invitation_keys(token: str) -> Keys:
    """Return the keys of one invitation to a circle, made from its link alone."""
    return Keys.from_secret(secret_in(token))


def circle_invitation_tag(token: str) -> bytes:
    """Return the tag an invitation to a circle is found by."""
    return circle_invitation_keys(token).tag("circle-invitation")


def invitations_of(circle_id: int, secret: bytes) -> bytes:
    """Return the tag the owner of a circle finds its open invitations by."""
    return circle_keys(circle_id, secret).tag("circle-invitations")


def group_invitation_tag(token: str) -> bytes:
    """Return the tag an invitation to a room is found by."""
    return place_keys().tag("group-invitation", secret_in(token))


def request_tag(group_id: int, persona_id: int) -> bytes:
    """Return the tag of one persona's request for one room."""
    return place_keys().tag("join-request", group_id, persona_id)
