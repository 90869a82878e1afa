"""Keys and tags of rooms and circles: how a row is found without saying whose it is.

A one-time link carries 32 random bytes. They are stored nowhere: the row holds a
tag made from them, and for circles a body that opens with nothing else.

The key of a circle is what the records of its people hold of it: one random secret, or several with
their numbers, as an entry of the key ring has several generations (decision 0019). The first writes.
"""

import base64
import binascii
import secrets
import struct
from collections.abc import Mapping

from tealight.kernel.crypto import Keys, place_keys
from tealight.kernel.verdict import NotFound

SECRET_BYTES = 32
_GENERATION = struct.Struct(f">I{SECRET_BYTES}s")


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


def new_circle_key() -> bytes:
    """Draw the key of a new circle, of the generation with which the place writes now."""
    return circle_key({place_keys().generations[0].number: secrets.token_bytes(SECRET_BYTES)})


def circle_key(generations: Mapping[int, bytes]) -> bytes:
    """Return number -> secret of each generation as one key of a circle, as records hold it."""
    return b"".join(_GENERATION.pack(number, secret) for number, secret in generations.items())


def circle_generations(key: bytes) -> dict[int, bytes]:
    """Return what `circle_key` was given; a bare secret, as circles had before there were several, is the first."""
    return {1: key} if len(key) == SECRET_BYTES else dict(_GENERATION.iter_unpack(key))


def circle_keys(circle_id: int, secret: bytes) -> Keys:
    """Return the keys that seal what belongs to a circle: its roster, and what is said in it."""
    return Keys.from_secrets(circle_generations(secret), owner=circle_id)


def circle_invitation_keys(token: str) -> Keys:
    """Return the keys of one invitation to a circle, made from its link alone."""
    return Keys.from_secret(secret_in(token))


def circle_invitation_tag(token: str) -> bytes:
    """Return the tag an invitation to a circle is found by."""
    return circle_invitation_keys(token).tag("circle-invitation")


def invitations_tag(circle_id: int, secret: bytes) -> bytes:
    """Return the tag to be written of an invitation to a circle."""
    return invitations_of(circle_id, secret)[0]


def invitations_of(circle_id: int, secret: bytes) -> tuple[bytes, ...]:
    """Return the tags the owner of a circle finds its open invitations by."""
    return circle_keys(circle_id, secret).tags("circle-invitations")


def group_invitation_tag(token: str) -> bytes:
    """Return the tag to be written of an invitation to a room."""
    return group_invitation_tags(token)[0]


def group_invitation_tags(token: str) -> tuple[bytes, ...]:
    """Return the tags an invitation to a room is found by."""
    return place_keys().tags("group-invitation", secret_in(token))


def request_tag(group_id: int, persona_id: int) -> bytes:
    """Return the tag to be written of one persona's request for one room."""
    return request_tags(group_id, persona_id)[0]


def request_tags(group_id: int, persona_id: int) -> tuple[bytes, ...]:
    """Return the tags one persona's request for one room may stand under."""
    return place_keys().tags("join-request", group_id, persona_id)
