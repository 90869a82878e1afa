"""What a reader asked to have opened on this page, as the address says it.

`?open=story,p2,r123,r123p1`: the whole story, a paragraph of it, a reply, a
paragraph of a reply. The address is the only memory of it; nothing is stored.
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"^(story|p\d{1,4}|r\d{1,16}(p\d{1,4})?)$")
_MOST = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """The things opened, and the address of the page they are on."""

    page_url: str
    tokens: tuple[str, ...] = ()

    @classmethod
    def parse(cls, page_url: str, text: str) -> "Opened":
        """Return what `text` asks for; words that mean nothing here are dropped."""
        tokens = [token for token in text.split(",") if _TOKEN.match(token)]
        return cls(page_url, tuple(dict.fromkeys(tokens))[:_MOST])

    def __contains__(self, token: str) -> bool:
        return token in self.tokens

    def url(self, token: str, anchor: str) -> str:
        """Return the address that opens `token` too, and stays at `anchor`."""
        tokens = ",".join((*self.tokens, token))
        sign = "&" if "?" in self.page_url else "?"
        return f"{self.page_url}{sign}open={tokens}#{anchor}"
