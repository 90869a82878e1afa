"""How slowly, and where."""

from collections.abc import Iterable

from django import forms

from tealight.place.slow import MINUTES
from tealight.stories.queries.slow import SlowLine


class SlowForm(forms.Form):
    """Where things shall go slowly for a while."""

    where = forms.ChoiceField(label="Where")
    minutes = forms.TypedChoiceField(
        label="One new thing of each member, every", coerce=int,
        choices=[(number, f"{words} minutes") for number, words in MINUTES.items()],
    )

    def __init__(self, *args, where: Iterable[SlowLine], **kwargs):
        super().__init__(*args, label_suffix="", initial={"minutes": 10}, **kwargs)
        self.fields["where"].choices = [(line.where, line.name) for line in where]
