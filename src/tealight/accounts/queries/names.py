"""Whether a pen name can be had, and who has it."""

from datetime import datetime

from tealight.accounts.models import FormerName, Persona, PersonaKind
from tealight.accounts.names import fault_of, fold_name
from tealight.kernel import clock
from tealight.kernel.crypto import Keys, place_keys
from tealight.place.queries import place

TAKEN = "Someone here has this name, or one that looks like it. Try another."


def name_tag(name: str) -> bytes:
    """Return the tag under which a name someone gave up is kept from others."""
    return place_keys().tag("former-name/v1", fold_name(name).encode())


def owner_tag(keys: Keys, name: str) -> bytes:
    """Return the tag by which whoever gave a name up may take it back."""
    return keys.tag("former-name/v1", fold_name(name).encode())


def name_fault(name: str, now: datetime, *, keys: Keys | None = None, persona_id: int | None = None) -> str:
    """Return why the tidied `name` cannot be taken, as a sentence; "" if it can.

    `keys` and `persona_id` are those of a member who changes their name.
    """
    fault = fault_of(name, also_reserved=(place().name,))
    if fault:
        return fault
    key = fold_name(name)
    same = Persona.objects.filter(name_key=key).exclude(kind=PersonaKind.THREAD)
    if same.exclude(id=persona_id).exists():
        return TAKEN
    kept = FormerName.objects.filter(tag=name_tag(name), until__gte=clock.day(now)).first()
    if kept and (keys is None or bytes(kept.owner_tag) != owner_tag(keys, name)):
        return TAKEN
    return ""
