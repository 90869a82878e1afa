"""Where a link in an article's text may lead. One rule for all who write one or set one: editors, Markdown, imports, pages.

To the web, to this place, within the page, to a telephone. Never to an address for mail, for none stands in a page:
whoever writes such a link is told, and on the page its words stay.
"""

import re

SCHEMES = frozenset({"http", "https", "tel"})
#: no blank and no backslash: a browser takes one away and reads the other as a slash, and then it leads elsewhere
_LEADS = re.compile(r"(?:https?://|/(?!/)|#|tel:)[^\s\\]*\Z", re.IGNORECASE)


def may_lead(href: str) -> bool:
    """Say whether a link may lead there."""
    return bool(_LEADS.match(href))
