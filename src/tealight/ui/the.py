"""A country's name inside a sentence: English says "in the United Kingdom" and "in Ireland"."""

import re

_WITH_ARTICLE = re.compile(r"(?:United|Isle of|Channel|Cayman|Faroe|Czech Republic|Dominican Republic)\b|(?:Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles)$")


def the(name: str) -> str:
    """Return `name` with its article, where it has one."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name
