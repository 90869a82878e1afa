"""The id of something about to be written, drawn when its page is made.

However often the page is sent, it makes one thing. The id is signed with the
member's own keys: nobody sends words under an id, or from a page, that was made
for somebody else.
"""

import hmac

from tealight.kernel.ids import LARGEST, new_id
from tealight.kernel.viewer import Person


def draw(viewer: Person, kind: str, number: int | None = None) -> str:
    """Return a ticket for `number`, or for a fresh id, that only `viewer` can use for a `kind`."""
    number = number or new_id()
    return f"{number}.{_signature(viewer, kind, number)}"


def read(viewer: Person, kind: str, ticket: str) -> int | None:
    """Return the id in `ticket`, or None if it was not drawn for `viewer` and this kind."""
    written, _, signature = ticket.partition(".")
    if not (written.isascii() and written.isdigit() and len(written) <= 16):
        return None
    number = int(written)
    if not 0 < number <= LARGEST or not signature.isascii():
        return None
    return number if hmac.compare_digest(signature, _signature(viewer, kind, number)) else None


def _signature(viewer: Person, kind: str, number: int) -> str:
    return viewer.keys.tag(f"ticket/v1/{kind}", number)[:16].hex()
