"""What the frame of every page shows: the place's name, the ways through it, colours and size."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from tealight.accounts.device import USUAL, device, words_key
from tealight.notices.queries import has_new
from tealight.place.leaving import leave_address
from tealight.place.queries import Place, place
from tealight.ui.flash import said

NOTICES = "/notices/"
MEMBERS_WAYS = (("Stories", "/stories/"), ("Rooms", "/rooms/"), ("Reading", "/reading/"), ("Notices", NOTICES), ("My things", "/account/"))
TEAMS_WAYS = (*MEMBERS_WAYS, ("Desk", "/desk/"))
VISITORS_WAYS = (("Reading", "/reading/"), ("Rules", "/rules/"), ("Join", "/join/"), ("Sign in", "/sign-in/"))

THEMES = ("", "light", "dark")
TEXT_SIZES = ("", "large", "larger")


@dataclass(frozen=True, slots=True)
class Way:
    """One link of the frame; `current` is "page", "true" (somewhere below it) or ""."""

    label: str
    url: str
    current: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """The facts base.html needs, and nothing about what the page is for."""

    place_name: str
    nav: tuple[Way, ...]
    leave_to: str
    path: str = "/"
    theme: str = ""
    text_size: str = ""
    #: the guise this browser installs the place under (accounts.device)
    guise: str = USUAL
    #: the key with which it may keep words that could not be sent; "no" where that is switched off
    words_key: str = "no"
    said: str = ""
    lang: str = "en-GB"
    dir: str = "ltr"


def look_cookie() -> str:
    """Return the name of the cookie that keeps colours and text size; it knows nothing else."""
    return "__Host-look" if settings.SESSION_COOKIE_SECURE else "look"


def page(request: HttpRequest) -> dict[str, Shell]:
    """Give every template its `shell`."""
    here = place_of(request)
    theme, _, size = request.COOKIES.get(look_cookie(), "").partition(".")
    viewer, browser = getattr(request, "viewer", None), device(request)
    ways = MEMBERS_WAYS if viewer is not None and viewer.is_person else VISITORS_WAYS
    if viewer is not None and viewer.is_person and viewer.roles_given:
        ways = TEAMS_WAYS
    return {
        "shell": Shell(
            place_name=here.name,
            nav=_nav(ways, tuple([_current(request.path, url) for _, url in ways]), has_new(viewer)),
            leave_to=leave_address(here),
            path=request.path if request.resolver_match else "/",
            theme=theme if theme in THEMES else "",
            text_size=size if size in TEXT_SIZES else "",
            guise=browser.guise,
            words_key=words_key(browser, viewer),
            said=said(request),
        )
    }


def place_of(request: HttpRequest) -> Place:
    """Return the place, read once per request."""
    if not hasattr(request, "place"):
        request.place = place()
    return request.place


def _nav(ways: tuple[tuple[str, str], ...], current: tuple[str, ...], new: bool) -> tuple[Way, ...]:
    """Return the links of the frame. Something new is said in a word, never in a number."""
    return tuple(
        Way(label, url, where, new=new and url == NOTICES)
        for (label, url), where in zip(ways, current, strict=True)
    )


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""
