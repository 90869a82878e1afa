"""A word to watch."""

from collections.abc import Iterable

from django import forms

from tealight.groups.queries.words import Where
from tealight.place.models import WordDoes
from tealight.ui.choice import Choice
from tealight.ui.fields import PlainText


class WordForm(forms.Form):
    """A word, or a few, where they are watched, and what happens."""

    words = PlainText(
        label="A word, or a few together", max_length=80, missing="Write a word first.",
        help_text="Whole words are looked for, whatever their capitals and accents. Nothing is ever removed by one.",
    )
    group = forms.ChoiceField(label="Where")
    does = forms.ChoiceField(
        label="What happens", widget=forms.RadioSelect,
        choices=[
            (WordDoes.ALERT, Choice("A person is asked to look", hint="Members can read it meanwhile.")),
            (WordDoes.HOLD, Choice("It waits for a person", hint="Its author is told that it waits, and not for which word.")),
        ],
    )

    def __init__(self, *args, where: Iterable[Where], **kwargs):
        super().__init__(*args, label_suffix="", initial={"group": "0", "does": WordDoes.ALERT}, **kwargs)
        self._where = {str(one.group): one for one in where}
        self.fields["group"].choices = [(group, one.name) for group, one in self._where.items()]

    def clean(self):
        given = super().clean()
        where = self._where.get(given.get("group", ""))
        if where and where.alerts_only and given.get("does") == WordDoes.HOLD:
            self.add_error("does", f"In {where.name} words only alert. Nobody there meets a closed door for a word.")
        return given
