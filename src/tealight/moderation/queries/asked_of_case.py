"""What the address of a case's page asks for: `?open=words,g5,i5`. The address is the only memory of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tealight.stories.queries.at_desk import Pressed

#: asks for the words of a case that one's own filters cover
WORDS = "words"
_TOKEN = re.compile(r"(words|[gi]\d{1,16})\Z", re.ASCII)
_MOST = 60


@dataclass(frozen=True, slots=True)
class AskedOfCase:
    """What is asked of one case: its words, a photo in grey ("g5"), a photo as it is ("i5")."""

    case: int
    opened: tuple[str, ...] = ()

    @classmethod
    def parse(cls, case: int, fields: Mapping[str, str]) -> "AskedOfCase":
        """Return what `fields` of an address ask for; words that mean nothing here are dropped."""
        tokens = [token for token in fields.get("open", "").split(",") if _TOKEN.match(token)]
        return cls(case, tuple(dict.fromkeys(tokens))[:_MOST])

    def __contains__(self, token: str) -> bool:
        return token in self.opened

    def opening(self, token: str) -> str:
        """Return the address that opens `token` too."""
        return f"/desk/cases/{self.case}/?open={','.join((*self.opened, token))}#words"

    @property
    def pressed(self) -> Pressed:
        """What of the photos was asked for, as the thing itself asks."""
        return Pressed(frozenset(self.opened), self.opening)
