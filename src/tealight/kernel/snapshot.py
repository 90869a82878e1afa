"""What a reader saw of one thing: what a case keeps, in case it is changed or gone when a person looks (config/kinds.py)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class SeenPhoto:
    """A photo among the words: which, what was said of it, its notes. Never what opens its file."""

    id: int
    alt: str
    line: str
    notes: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One thing as it was read. `parts` are (mask of notes, safe HTML); mentions stand as "@[persona id]"."""

    kind: str
    thing: int
    #: the persona whose words they are, None where it is nobody's, and its name then
    face: int | None
    name: str
    url: str
    #: who could read it, in words
    audience: str = ""
    #: the room it was said in
    group: int | None = None
    #: the whole hour it appeared, if it has one
    hour: datetime | None = None
    title: str = ""
    notes: int = 0
    parts: tuple[tuple[int, str], ...] = ()
    photos: tuple[SeenPhoto, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return this made of JSON's own types."""
        return {**asdict(self), "hour": self.hour.isoformat() if self.hour else None}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Snapshot":
        """Return what `as_json` was asked of."""
        return cls(**{
            **stored,
            "hour": datetime.fromisoformat(stored["hour"]) if stored["hour"] else None,
            "parts": tuple((mask, html) for mask, html in stored["parts"]),
            "photos": tuple(SeenPhoto(**photo) for photo in stored["photos"]),
        })
