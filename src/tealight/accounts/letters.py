"""The few mails accounts send. A passer-by who reads one learns nothing of this place.

No names, no greeting, no place: only what to press, and that doing nothing is fine.
"""


def confirm_address(link: str) -> str:
    """Return the words of the mail that confirms an address."""
    return (
        "Someone, we think you, asked for this address to be used.\n\n"
        f"To say yes, open this page and press the button. It works for two days:\n{link}\n\n"
        "If it was not you, do nothing. The address is then forgotten.\n"
    )


def way_back(link: str) -> str:
    """Return the words of the mail that lets someone choose a new password."""
    return (
        "Someone, we think you, asked for a way back in.\n\n"
        f"To choose a new password, open this page. It works once, for an hour:\n{link}\n\n"
        "If it was not you, do nothing. Nothing has changed.\n"
    )
