"""Fields of a form that met a closed door, carried through signing in. Stored nowhere.

Someone wrote for an hour and the session ended meanwhile: the sign-in page holds
what was sent as hidden fields, and so does the page after it, whose one button
sends them again. The words are in the browser all along, as they were before.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

ADDRESS = "carried-to"
PREFIX = "carried:"
#: what one carries at most; Django refuses 500 fields or a mebibyte before us
MOST_FIELDS, MOST_CHARACTERS = 400, 400_000
_NEVER = ("csrfmiddlewaretoken",)
#: control characters, which no page may hold
UNSEEN = dict.fromkeys((*range(9), 11, *range(14, 32), 127))


@dataclass(frozen=True, slots=True)
class Carried:
    """Where the fields go once somebody is signed in, and the fields as name and value."""

    address: str
    fields: tuple[tuple[str, str], ...]

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """The hidden fields of the sign-in form that hold all this."""
        return ((ADDRESS, self.address), *((PREFIX + name, value) for name, value in self.fields))


def from_closed_door(request: HttpRequest) -> Carried | None:
    """Return what a POST to a closed door brought; None if it was far too long.

    Passwords are not carried: whoever typed them types them again.
    """
    fields = tuple(
        (name.translate(UNSEEN), value.translate(UNSEEN))
        for name, values in request.POST.lists()
        for value in values
        if name not in _NEVER and "password" not in name and not name.startswith(("carried", "_"))
    )
    return _bounded(request.get_full_path(), fields)


def from_sign_in(request: HttpRequest) -> Carried | None:
    """Return what the sign-in form carries; None if nothing, or if it leads elsewhere."""
    fields = tuple(
        (name.removeprefix(PREFIX).translate(UNSEEN), value.translate(UNSEEN))
        for name, values in request.POST.lists()
        for value in values
        if name.startswith(PREFIX)
    )
    return _bounded(safe_path(request.POST.get(ADDRESS, "")), fields)


def _bounded(address: str, fields: tuple[tuple[str, str], ...]) -> Carried | None:
    characters = sum(len(name) + len(value) for name, value in fields)
    if not address or len(fields) > MOST_FIELDS or characters > MOST_CHARACTERS:
        return None
    return Carried(address, fields)


def safe_path(address: str) -> str:
    """Return `address` if it is a path of this place, else ""."""
    if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return address
    return ""
