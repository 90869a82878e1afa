"""The keys of conversations: one random secret each, wrapped for its two sides.

The place's side is the team's. The other side is the author's, and is written by whoever knows the face
alone (accounts/identity.py).
"""

import os
from collections.abc import Iterable

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel.crypto import Keys, SealBroken, place_keys
from tealight.kernel.viewer import Person
from tealight.letters.models import Conversation

_FACE = "conversation/v1"
_TEAM, _AUTHOR = (Conversation._meta.get_field(name) for name in ("team", "author"))


def new_secret() -> str:
    """Return the secret of a new conversation."""
    return os.urandom(32).hex()


def letter_keys(secret: str, conversation: int) -> Keys:
    """Return the keys that seal the letters of the conversation with this id."""
    return Keys.from_secret(bytes.fromhex(secret), owner=conversation)


def face_tag(persona: int) -> bytes:
    """Return the tag to be written of the conversation with a face."""
    return place_keys().tag(_FACE, persona)


def face_tags(personas: Iterable[int]) -> dict[bytes, int]:
    """Return each tag that a conversation with one of these faces may stand under, and with which."""
    keys = place_keys()
    return {tag: persona for persona in personas for tag in keys.tags(_FACE, persona)}


def is_out_of_reach(persona: Persona) -> bool:
    """Return whether no seal leads from a face to its bearer, so that their side is kept by the place."""
    return persona.kind == PersonaKind.THREAD and persona.seal is None


def wrap(row: Conversation, secret: str, persona: int, case: int | None, author: Keys) -> None:
    """Put the secret into `row` for both sides; `author` are the keys of whoever bears the face."""
    row.team = _TEAM.seal_json(place_keys(), row.id, {"secret": secret, "persona": persona, "case": case})
    row.author = _AUTHOR.seal_json(author, row.id, {"secret": secret})


def opened_by_team(row: Conversation) -> dict:
    """Return {"secret", "persona", "case"}."""
    return row.team.open_json(place_keys(), row.id)


def keys_for_team(row: Conversation) -> Keys:
    """Return the keys of the letters, as the team has them."""
    return letter_keys(opened_by_team(row)["secret"], row.id)


def keys_for_author(row: Conversation, viewer: Person) -> Keys:
    """Return the keys of the letters, as the bearer of the face has them. SealBroken if the face is somebody else's."""
    try:
        found = row.author.open_json(viewer.keys, row.id)
    except SealBroken:
        found = row.author.open_json(place_keys(), row.id)  # of a face without a seal
    return letter_keys(found["secret"], row.id)


def name_case(row: Conversation, case: int) -> None:
    """Put into `row`, for the team, which case it is about from now on."""
    row.team = _TEAM.seal_json(place_keys(), row.id, {**opened_by_team(row), "case": case})
