"""One story as a list reads it: the columns a card shows, and the face of whoever told it.

A list has twenty of them, and never reads whole texts. As rows of models, with their authors' and their
rooms', they cost a fifth of it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from tealight.accounts.queries import FACE_COLUMNS, Face
from tealight.kernel.crypto.fields import Sealed
from tealight.stories.models import Story

_OWN = (
    "id", "persona_id", "sealed", "notes", "hour", "withdrawn_on", "held_on", "appears_at", "removed_on", "title", "excerpt",
    "audience", "group_id", "circle_id", "need", "group__name",
)
#: what `CardRow.of_columns` takes, in its order
COLUMNS = (*_OWN, *(f"persona__{column}" for column in FACE_COLUMNS))


@dataclass(slots=True)
class CardRow:
    """A story in a list; what policy and wording ask of a `Story` to be read, and nothing to write."""

    id: int
    persona_id: int
    sealed: Sealed | None
    notes: int
    hour: datetime
    withdrawn_on: date | None
    held_on: date | None
    appears_at: datetime | None
    removed_on: date | None
    title: str
    excerpt: str
    audience: str
    group_id: int | None
    circle_id: int | None
    need: str
    #: the name of its room
    room: str | None
    persona: Face

    @classmethod
    def of_columns(cls, row: tuple) -> "CardRow":
        """Return the story that the columns tell."""
        return cls(*row[: len(_OWN)], Face.of_columns(*row[len(_OWN) :]))


def card_rows(rows: QuerySet[Story]) -> list[CardRow]:
    """Return the stories of `rows` as lists show them; one statement."""
    return [CardRow.of_columns(row) for row in rows.values_list(*COLUMNS)]
