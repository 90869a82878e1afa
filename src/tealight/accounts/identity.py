"""The identity seal of a face made for one story, and the one way back through it.

What is sealed, under the place's keys, is a reference that the member's own keys make. Only the key ring,
asked whose keys make it, leads to a member; once those keys are destroyed nothing does. Whoever has the
data without the ring holds noise of one size.

`behind` names somebody who was promised not to be named. It is called by unsealing and by decisions of the
team, which tell nobody whom they found; tests/moderation/test_unsealing_traces.py holds that list.
"""

import os

from tealight.accounts.models import Member, Persona, PersonaKind
from tealight.kernel.crypto import Keys, member_keys, place_keys, ring
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.viewer import KeysOfSomeone

_PURPOSE = "identity"
_REFERENCE = "identity/v1"


def sealed_for(keys: KeysOfSomeone, persona_id: int) -> bytes:
    """Return the identity seal for the face with this id, borne by the owner of `keys`."""
    return place_keys().seal(_PURPOSE, persona_id, keys.tag(_REFERENCE))


def behind(persona: Persona) -> int | None:
    """Return the id of the member behind a face; None if it has no seal, or nobody is behind it any more.

    A pen name leads to its member openly. A seal that does not open is raised: somebody changed it.
    """
    if persona.kind != PersonaKind.THREAD:
        return Member.objects.filter(persona_id=persona.id).values_list("id", flat=True).first()
    if persona.seal is None:
        return None
    return ring.owner_of(_REFERENCE, place_keys().open(_PURPOSE, persona.id, bytes(persona.seal)))


def keys_behind(persona: Persona) -> Keys:
    """Return the keys of whoever bears a face; keys of nobody where nobody does any more.

    Whoever writes with them writes the same rows by the same steps: neither a thief nor the one who waits
    for the answer learns whose words are of somebody who left.
    """
    member = behind(persona)
    try:
        return keys_of_nobody() if member is None else member_keys(member)
    except KeysMissing:
        return keys_of_nobody()


def keys_of_nobody() -> Keys:
    """Return keys drawn by chance, of the generation that everybody writes with.

    A seal names its generation: after a theft, those of the first one would say that nobody is there any more.
    """
    return Keys.from_secrets({place_keys().generations[0].number: os.urandom(32)})
