"""Who may make an operator from outside, and when the sample's open door exists."""

from ipaddress import ip_address

from django.conf import settings

from tealight.accounts.queries.staff import holders_of
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import System, Viewer
from tealight.place.queries import Place

SET_UP = System("set-up")
CONSOLE = System("console")


def may_make_operator(viewer: Viewer) -> Verdict:
    """The console may, whenever it must; set-up may once, so that its link makes no second one."""
    if not isinstance(viewer, System):
        return refused("An operator gives roles on the page of the team.")
    if viewer == SET_UP and holders_of("operator"):
        return refused("There is an operator already. They can let others in once the place is open.")
    return ALLOWED


def has_sample_door(here: Place) -> bool:
    """Say whether anyone may sign in with one press.

    Only in a database made by the sample, which no real place can become, and only
    while nobody but this machine can reach the server.
    """
    listens = settings.TEALIGHT
    return here.is_sample and not listens.behind_https and _is_loopback(listens.host)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False  # some other name: other machines may know it


def may_insert_crowd(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may fill a sample: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
