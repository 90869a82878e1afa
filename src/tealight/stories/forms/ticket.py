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
    return f"{number}.{_signatures(viewer, kind, number)[0]}"


def read(viewer: Person, kind: str, ticket: str) -> int | None:
    """Return the id in `ticket`, or None if it was not drawn for `viewer` and this kind."""
    written, _, signature = ticket.partition(".")
    if not (written.isascii() and written.isdigit() and len(written) <= 16):
        return None
    number = int(written)
    if not 0 < number <= LARGEST or not signature.isascii():
        return None
    # A page may have been open since before the member's keys were made anew.
    is_theirs = any(hmac.compare_digest(signature, one) for one in _signatures(viewer, kind, number))
    return number if is_theirs else None


def _signatures(viewer: Person, kind: str, number: int) -> list[str]:
    return [tag[:16].hex() for tag in viewer.keys.tags(f"ticket/v1/{kind}", number)]
