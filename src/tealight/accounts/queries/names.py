"""Whether a pen name can be had, and who has it."""

from collections.abc import Iterable
from datetime import datetime

from tealight.accounts.models import FormerName, Persona, PersonaKind
from tealight.accounts.names import fault_of, fold_name
from tealight.kernel import clock
from tealight.kernel.crypto import Keys, place_keys
from tealight.place.queries import place

TAKEN = "Someone here has this name, or one that looks like it. Try another."


def name_tag(name: str) -> bytes:
    """Return the tag to be written of a name someone gave up, to keep it from others."""
    return name_tags(name)[0]


def name_tags(name: str) -> tuple[bytes, ...]:
    """Return the tags under which a name someone gave up may be kept from others."""
    return place_keys().tags("former-name/v1", fold_name(name).encode())


def owner_tag(keys: Keys, name: str) -> bytes:
    """Return the tag by which whoever gave a name up may take it back."""
    return _owner_tags(keys, name)[0]


def _owner_tags(keys: Keys, name: str) -> tuple[bytes, ...]:
    return keys.tags("former-name/v1", fold_name(name).encode())


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
    kept = FormerName.objects.filter(tag__in=name_tags(name), until__gte=clock.day(now)).first()
    if kept and (keys is None or bytes(kept.owner_tag) not in _owner_tags(keys, name)):
        return TAKEN
    return ""


def taken_names(names: Iterable[str]) -> frozenset[str]:
    """Return those of `names` that are somebody's pen name, or look like one; one statement."""
    keys = {fold_name(name): name for name in names}
    taken = Persona.objects.filter(name_key__in=list(keys)).exclude(kind=PersonaKind.THREAD)
    return frozenset(keys[key] for key in taken.values_list("name_key", flat=True))
