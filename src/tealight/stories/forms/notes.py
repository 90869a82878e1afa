"""Notes chosen for single paragraphs, as the preview sends them: `note-<place>`, once or more."""

import re

from django.http import QueryDict

from tealight.kernel import prose
from tealight.place.queries import Notes
from tealight.stories.queries.preview import CHOICES
from tealight.stories.wording import as_written

_FIELD = re.compile(r"note-(\d{1,4})\Z", re.ASCII)


def note_paragraphs_of(fields: QueryDict, body: str, notes: Notes) -> str | None:
    """Return `body` with the notes that `fields` choose above its paragraphs; None if they choose none.

    What is no note of this place counts for nothing.
    """
    chosen: dict[int, list[str]] = {}
    for name in fields:
        found = _FIELD.match(name)
        if found and int(found[1]) < CHOICES:
            chosen[int(found[1])] = [key for key in fields.getlist(name) if key in notes.by_key]
    return prose.note_paragraphs(body, chosen, as_written(notes)) if chosen else None
