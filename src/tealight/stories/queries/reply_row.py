"""One reply as the page of its story reads it: a few columns, and the face of whoever wrote it.

A page has thirty of them. As rows of models, with everything a persona is, they cost a third of it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tealight.accounts.queries import FACE_COLUMNS, Face
from tealight.kernel.crypto.fields import Sealed
from tealight.stories.models import Story

_OWN = (
    "id", "persona_id", "answers_id", "notes", "hour", "edited_on", "withdrawn_on", "held_on", "appears_at", "removed_on",
    "parts", "pictures", "sealed", "may_read",
)
#: what `ReplyRow.of_columns` takes, in its order; `may_read` is put there by who asks
COLUMNS = (*_OWN, *(f"persona__{column}" for column in FACE_COLUMNS))


@dataclass(slots=True)
class ReplyRow:
    """A reply under its story; what policy and wording ask of a `Reply` to be read, and nothing to write."""

    story: Story
    id: int
    persona_id: int
    answers_id: int | None
    notes: int
    hour: datetime
    edited_on: date | None
    withdrawn_on: date | None
    held_on: date | None
    appears_at: datetime | None
    removed_on: date | None
    parts: list[Any]
    pictures: list[Any]
    sealed: Sealed | None
    may_read: bool
    persona: Face

    @classmethod
    def of_columns(cls, story: Story, row: tuple) -> "ReplyRow":
        """Return the reply that the columns tell."""
        return cls(story, *row[: len(_OWN)], Face.of_columns(*row[len(_OWN) :]))

    @property
    def story_id(self) -> int:
        return self.story.id
