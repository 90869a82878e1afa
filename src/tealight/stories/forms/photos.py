"""The part of a form in which photos are added, put in order, and described.

Each photo that is here is a hidden `photo`, "u7" (sent, not shared yet) or "p9" (stands there
already); `alt-u7`, `line-u7`, `notes-u7`, `place-u7` say of it what its author says, `drop-u7` takes
it away. So it works without script, and a draft keeps it like any words.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.forms.utils import flatatt

from tealight.stories.actions.showing import Chosen
from tealight.stories.forms.kept import KeptForm

_KEY = re.compile(r"[up][1-9]\d{0,15}\Z", re.ASCII)
#: more than a story holds, so that too many are told about and not cut off; and what fits in a draft
_ROWS, _LONG, _NOTES = 24, 2000, 3
TAKEN = "image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif"


@dataclass(frozen=True, slots=True)
class Row:
    """One photo of a form, as it was typed."""

    key: str
    alt: str = ""
    line: str = ""
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> int:
        return int(self.key[1:])

    @property
    def is_there(self) -> bool:
        """Whether it stands in what is being changed, and was not just sent."""
        return self.key.startswith("p")

    def chosen(self) -> Chosen:
        """Return it as the actions want it."""
        return Chosen(self.id, self.alt, self.line, self.notes, self.is_there)


class SentFile(forms.FileInput):
    """A file that the view takes before the form looks at it."""

    def value_from_datadict(self, data, files, name):
        return None


class _SentFiles(SentFile):
    """The same, several at a time."""

    allow_multiple_selected = True


class PhotoForm(KeptForm):
    """A form with photos in it."""

    photos = forms.FileField(label="Photos", required=False, widget=_SentFiles(attrs={"accept": TAKEN}))
    #: sent by a page that showed photos; one that did not cannot take them away
    with_photos = forms.CharField(required=False, initial="1", widget=forms.HiddenInput)

    #: what is said where the photos stand, after some were added
    photos_said = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The photos in the order that was asked for, without those taken away."""
        if not self.is_bound:
            return tuple(Row(**{**row, "notes": tuple(row["notes"])}) for row in self.initial.get("photos", ()))
        keys = [key for key in dict.fromkeys(self.data.getlist("photo")) if _KEY.match(key)][:_ROWS]
        kept = [key for key in keys if not self.data.get(f"drop-{key}")]
        return tuple(self._row(key) for key in sorted(kept, key=self._place))

    @property
    def dropped(self) -> list[int]:
        """The uploads that were taken away on this page."""
        keys = (key for key in self.data.getlist("photo") if _KEY.match(key) and self.data.get(f"drop-{key}"))
        return [int(key[1:]) for key in keys if key.startswith("u")]

    @property
    def chosen_photos(self) -> list[Chosen] | None:
        """The photos as the actions want them; None if the page did not show any, so that they stay."""
        return [row.chosen() for row in self.rows] if self.data.get("with_photos") else None

    @property
    def typed(self) -> dict[str, Any]:
        return {**super().typed, "photos": [asdict(row) for row in self.rows]}

    def ask_nothing_else(self) -> None:
        """Say only what is wrong with photos: whoever puts one in has not finished the rest, and was not asked to."""
        for name in [name for name in self.errors if name != "photos"]:
            del self.errors[name]

    def add_photo(self, upload: int) -> None:
        """Put a photo that was just sent behind the others."""
        self.data = self.data.copy()
        self.data.appendlist("photo", f"u{upload}")

    def _row(self, key: str) -> Row:
        notes = tuple(note[:40] for note in self.data.getlist(f"notes-{key}") if note)[:_NOTES]
        return Row(key, self.data.get(f"alt-{key}", "")[:_LONG], self.data.get(f"line-{key}", "")[:_LONG], notes)

    def _place(self, key: str) -> int:
        typed = self.data.get(f"place-{key}", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1000


def hidden(rows: tuple[Row, ...]) -> list[str]:
    """Return the attributes of hidden fields that carry `rows` through a page that does not show them."""
    fields = [("with_photos", "1")]
    for row in rows:
        fields += [("photo", row.key), (f"alt-{row.key}", row.alt), (f"line-{row.key}", row.line)]
        fields += [(f"notes-{row.key}", note) for note in row.notes]
    return [flatatt({"name": name, "value": value}) for name, value in fields]
