"""The one mail somebody on duty gets: it says that there is something, and nothing of what."""

from urllib.parse import urljoin

from django.conf import settings


def new_message() -> str:
    """Return the words of the mail. A passer-by who reads it learns nothing of this place, or of anybody."""
    link = urljoin(settings.TEALIGHT.own_address, "/sign-in/")
    return f"There is a new message for you.\n\nTo read it, sign in:\n{link}\n"
