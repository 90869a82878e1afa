"""The two mails about new articles. A mail names articles, as its reader was told before they asked; no name, no greeting."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """An article as a mail names it, and its whole address."""

    title: str
    standfirst: str
    address: str


def asks_to_confirm(link: str) -> str:
    """Return the words of the mail that asks whether somebody wants to be told of new articles."""
    return (
        "Someone, we think you, asked for this address to be told when something new can be read at "
        f"{host_of(link)}, in one mail a week at most.\n\n"
        f"To say yes, open this page and press the button. It works for seven days:\n{link}\n\n"
        "If it was not you, do nothing. The address is then forgotten.\n"
    )


def new_by_mail(lines: Sequence[Line], more: str, leave: str) -> str:
    """Return the words of a weekly mail. `more` leads to the rest, "" if there is none; `leave` ends these mails."""
    told = "\n\n".join("\n".join(part for part in (line.title, line.standfirst, line.address) if part) for line in lines)
    rest = f"There is more, the newest first:\n{more}\n\n" if more else ""
    return (
        f"New to read:\n\n{told}\n\n{rest}"
        "You have this mail because this address asked for it, and said so once more by a button.\n"
        f"To get no more of them, open this page and press the button, at any time and without signing in:\n{leave}\n"
    )


def host_of(link: str) -> str:
    """Return the host in `link`."""
    return link.split("/", 3)[2]
