"""Whether a complaint can be sent from here."""

from tealight.mail.address import check_address
from tealight.mail.delivery import is_set_up
from tealight.place.queries import Trustee


def is_mailed_to(trustee: Trustee | None) -> bool:
    """Return whether a mail reaches `trustee`: they named an address, and this place has a mail server."""
    return trustee is not None and is_set_up() and check_address(trustee.way).allowed
