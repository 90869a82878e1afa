"""What this browser was asked to remember: a guise for its home screen, and whether it may keep words.

Both are kept in one cookie on the device and nowhere else: what one screen may show says nothing about
the next. Signed in or not, the cookie names nobody: of keeping words it holds a random number, and a
mark of that number which only the keys of whoever switched it on can make. Somebody else who signs in
here has not switched it on.
"""

import base64
import secrets
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from tealight.kernel.viewer import Person, Viewer

#: name of the guise -> what the home screen says; "" for the place's own name
GUISES = {"reader": "Reader", "notes": "Notes", "place": ""}
#: who chose nothing meets the plainest
USUAL = "reader"
#: as long as browsers let a cookie live
_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Device:
    """The cookie, read. `number` is 0 when no words may be kept here."""

    guise: str = USUAL
    number: int = 0
    mark: str = ""


def device(request: HttpRequest) -> Device:
    """Return what this browser remembers; what makes no sense counts for nothing."""
    guise, _, rest = request.COOKIES.get(cookie_name(), "").partition(".")
    number, _, mark = rest.partition(".")
    guise = guise if guise in GUISES else USUAL
    try:
        return Device(guise, int(number, 16) % 2**64, mark)
    except ValueError:
        return Device(guise)


def keeps_words(here: Device, viewer: Viewer | None) -> bool:
    """Say whether this viewer switched keeping words on in this browser."""
    if not here.number or not isinstance(viewer, Person):
        return False
    return _switched_on_under(here, viewer) is not None


def words_key(here: Device, viewer: Viewer | None) -> str:
    """Return the key words are sealed with in this browser, in base64.

    "no" if nobody switched keeping on here; "" if somebody did, and it was not this viewer.
    """
    if not here.number:
        return "no"
    if not keeps_words(here, viewer):
        return ""
    return base64.b64encode(viewer.keys.tags("words-here/v1", here.number)[_switched_on_under(here, viewer)]).decode()


def remember(response: HttpResponse, viewer: Person, *, guise: str, before: Device, keeps: bool) -> None:
    """Let this browser remember the choices; switched on or off, what was kept before is wiped.

    Whoever leaves the switch as it is for them leaves somebody else's as it is, too.
    """
    if keeps == keeps_words(before, viewer):
        _set(response, replace(before, guise=guise))
        return
    number = 1 + secrets.randbelow(2**64 - 1) if keeps else 0
    _set(response, Device(guise, number, _marks(number, viewer)[0]))
    response["Clear-Site-Data"] = '"storage"'


def forget_words(request: HttpRequest, response: HttpResponse) -> None:
    """Wipe what was kept here, and keep no more: somebody has signed out. The guise stays."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    if cookie_name() in request.COOKIES:
        _set(response, Device(device(request).guise))


def cookie_name() -> str:
    """Return the cookie's name; behind HTTPS it is bound to this one host."""
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def _switched_on_under(here: Device, viewer: Person) -> int | None:
    """Say under which generation of the viewer's keys, counted as they are tried; None if it was somebody else."""
    fits = [constant_time_compare(here.mark, mark) for mark in _marks(here.number, viewer)]
    return fits.index(True) if True in fits else None


def _marks(number: int, viewer: Person) -> list[str]:
    return [tag.hex()[:16] for tag in viewer.keys.tags("device/v1", number)]


def _set(response: HttpResponse, here: Device) -> None:
    value = f"{here.guise}.{here.number:x}.{here.mark}" if here.number else here.guise
    response.set_cookie(
        cookie_name(), value, max_age=_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
