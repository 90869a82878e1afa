"""Where "Leave site" leads, for the plain link and for the script alike."""

from urllib.parse import urlsplit

from tealight.place.queries import Place

#: dull, big, open to everyone: for a place whose operator has named no page, or none that will do
ELSEWHERE = "https://www.bbc.co.uk/weather"


def leave_address(here: Place) -> str:
    """Return the operator's choice if it is a plain https address, else a page like anybody's.

    Whom it protects: whoever leaves in a hurry must never be led to an error, to a page of
    ours, or in the clear past whoever watches the line.
    """
    chosen = urlsplit(here.leave_address)
    return chosen.geturl() if chosen.scheme == "https" and chosen.hostname else ELSEWHERE
