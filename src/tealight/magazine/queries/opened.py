"""What the address of an article's page asks to open: `?open=article,p3`, the whole of it and one part. Nothing of this is stored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_PART = re.compile(r"p(\d{1,4})\Z", re.ASCII)
_WHOLE = "article"
_MOST = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """What of an article this reader's filters cover, and they asked for. `parts` are their numbers."""

    whole: bool = False
    parts: frozenset[int] = frozenset()

    @classmethod
    def parse(cls, fields: Mapping[str, str]) -> "Opened":
        """Return what `fields` of an address ask for; words that mean nothing here are dropped."""
        tokens = fields.get("open", "").split(",")[:_MOST]
        return cls(_WHOLE in tokens, frozenset(int(found[1]) for one in tokens if (found := _PART.match(one))))

    @property
    def query(self) -> str:
        """The part of the address that opens them: "" for nothing."""
        tokens = [_WHOLE] * self.whole + [f"p{number}" for number in sorted(self.parts)]
        return f"?open={','.join(tokens)}" if tokens else ""

    def with_part(self, number: int) -> "Opened":
        """Return these, and that part."""
        return replace(self, parts=self.parts | {number})
