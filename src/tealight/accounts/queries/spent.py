"""What the signed note of a form of joining was used for."""

from tealight.accounts.models import SpentCode
from tealight.kernel.crypto import place_keys


def note_tags(note: str, deed: str, given: tuple[str, ...]) -> tuple[bytes, bytes]:
    """Return the tags kept when `note` did `deed`: that it did, and with what was given.

    Nobody can try words against them without the note, which is stored nowhere.
    """
    keys, did = place_keys(), (deed.encode(), note.encode())
    return keys.tag("join-note/v1", *did), keys.tag("join-note-for/v1", *did, *(word.encode() for word in given))


def note_spent_before(note: str, deed: str) -> bool:
    """Say whether `note` did `deed` under keys that have been made anew meanwhile."""
    _, *older = place_keys().tags("join-note/v1", deed.encode(), note.encode())
    return bool(older) and SpentCode.objects.filter(tag__in=older).exists()


def note_did(note: str, deed: str, given: tuple[str, ...]) -> bool:
    """Say whether `note` did `deed` with just this."""
    given_too = (deed.encode(), note.encode(), *(word.encode() for word in given))
    return SpentCode.objects.filter(tag__in=place_keys().tags("join-note-for/v1", *given_too)).exists()
