"""The form in which somebody says that a note is missing."""

from collections.abc import Iterable

from django import forms

from tealight.place.queries import Note
from tealight.ui.choice import Choice


class MissingNoteForm(forms.Form):
    """One note."""

    note = forms.ChoiceField(
        label="Which note is missing?", widget=forms.RadioSelect,
        error_messages={"required": "Choose a note, or leave it as it is.", "invalid_choice": "Choose one of these notes."},
    )

    def __init__(self, notes: Iterable[Note], fields=None):
        super().__init__(fields, label_suffix="")
        self.fields["note"].choices = [(note.key, Choice(note.label, hint=note.meaning)) for note in notes]
