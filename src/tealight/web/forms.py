"""Forms of pages that belong to no single room."""

from collections.abc import Iterable

from django import forms

from tealight.groups.queries import Room
from tealight.search.words import LONGEST, question
from tealight.stories.models import Need
from tealight.ui.fields import PlainText


class SearchForm(forms.Form):
    """What somebody looks for, and where."""

    words = PlainText(
        label="What are you looking for?", max_length=LONGEST, missing="Type a word that may have been said.",
        help_text="“Words in quotes” stand together. A star finds beginnings: hospit*",
    )
    room = forms.ChoiceField(label="Where", required=False)
    need = forms.ChoiceField(
        label="What its author hoped for", required=False, choices=[("", "Anything"), *Need.choices]
    )
    order = forms.ChoiceField(
        label="Which first", required=False, widget=forms.RadioSelect,
        choices=[("newest", "Newest first"), ("closest", "Closest first")],
    )
    use_required_attribute = False

    def __init__(self, rooms: Iterable[Room], *given, **choices):
        super().__init__(*given, **choices)
        joined = [(str(room.id), room.name) for room in rooms if room.is_joined]
        self.fields["room"].choices = [("", "Everywhere I may read"), *joined]

    def clean_words(self) -> str:
        """Return the words, if there is one in them."""
        typed = self.cleaned_data["words"]
        if not question(typed):
            raise forms.ValidationError("There is no word in this. Type one that may have been said.")
        return typed
