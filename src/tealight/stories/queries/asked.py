"""What the address of a story's page asks for. The address is the only memory of it.

`?open=story,p2,r123,r123p1,i45`: the whole story, a passage of it, a reply, a passage
of a reply, a photo of either. `?from=123` begins the replies at that one. `?at=123` was followed to a
reply the reader's filters leave out: it stands there, covered. `?answer=123` shows
the box to answer that reply. Nothing of this is stored.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_TOKEN = re.compile(r"(story|p\d{1,4}|r\d{1,16}(p\d{1,4})?|i\d{1,16})\Z", re.ASCII)
_NUMBER = re.compile(r"\d{1,16}\Z", re.ASCII)
_MOST = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the page of `story`; replies by their ids."""

    story: int
    opened: tuple[str, ...] = ()
    start: int | None = None
    at: int | None = None
    answer: int | None = None
    #: the part of the address that every form and link of the page carries on
    query: str = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        wanted = {"open": ",".join(self.opened), "from": self.start, "at": self.at}
        fields = "&".join(f"{name}={value}" for name, value in wanted.items() if value)
        object.__setattr__(self, "query", f"?{fields}" if fields else "")

    @classmethod
    def parse(cls, story: int, fields: Mapping[str, str]) -> "Asked":
        """Return what `fields` of an address ask for; words that mean nothing here are dropped."""
        tokens = [token for token in fields.get("open", "").split(",") if _TOKEN.match(token)]
        return cls(
            story,
            tuple(dict.fromkeys(tokens))[:_MOST],
            number_in(fields.get("from", "")),
            number_in(fields.get("at", "")),
            number_in(fields.get("answer", "")),
        )

    def __contains__(self, token: str) -> bool:
        return token in self.opened

    def url(self, anchor: str = "") -> str:
        """Return the address of the page, with all that was asked but the box for an answer."""
        return f"/stories/{self.story}/{self.query}" + (f"#{anchor}" if anchor else "")

    def opening(self, token: str, anchor: str) -> str:
        """Return the address that opens `token` too, and stays at `anchor`."""
        return replace(self, opened=(*self.opened, token)).url(anchor)

    def beginning(self, reply: int | None) -> str:
        """Return the address of the page of replies that begins at `reply`, or at the first."""
        return replace(self, start=reply, at=None).url("replies")

    def answering(self, reply: int) -> str:
        """Return the address with the box to answer `reply`."""
        return f"/stories/{self.story}/{self.query}{'&' if self.query else '?'}answer={reply}#reply"


@dataclass(frozen=True, slots=True)
class AskedOfPerson:
    """What is asked of the page of a pen name: `?open=i45`, the photo that is covered there."""

    persona: int
    opened: tuple[str, ...] = ()

    @classmethod
    def parse(cls, persona: int, fields: Mapping[str, str]) -> "AskedOfPerson":
        """Return what `fields` of an address ask for."""
        return cls(persona, Asked.parse(0, fields).opened)

    def __contains__(self, token: str) -> bool:
        return token in self.opened

    def opening(self, token: str, anchor: str) -> str:
        """Return the address that opens `token`, and stays at `anchor`."""
        return f"/people/{self.persona}/?open={token}#{anchor}"


def number_in(text: str) -> int | None:
    """Return the id that `text` is; None for anything else, however long."""
    return int(text) if _NUMBER.match(text) else None
