"""Choosing rooms, asking to come in, moving."""

from collections.abc import Iterable

from django import forms

from tealight.accounts.losses import WORDS
from tealight.groups.models import Joining
from tealight.groups.queries import Room
from tealight.ui.choice import Choice
from tealight.ui.fields import PlainText

_NOT_THERE = "One of these rooms is not there any more. Look again."


def _choices(rooms: Iterable[Room]) -> list[tuple[str, Choice]]:
    return [
        (str(room.id), Choice(room.name, beside="by asking" if room.joining == Joining.REQUEST else "",
                              hint=room.description))
        for room in rooms
    ]


def _rooms(label: str, **kwargs) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _NOT_THERE}, **kwargs,
    )


class FirstRoomsForm(forms.Form):
    """Where someone new would like to look. Everything may stay empty.

    `folded` are rooms about what the person leaves out: offered, but not in plain sight.
    """

    rooms = _rooms("Rooms")
    folded = _rooms("Rooms about trying again, pregnancy or children")
    word = forms.ChoiceField(
        label="Which word should we use?", required=False, choices=list(WORDS.items()), widget=forms.RadioSelect,
        help_text="Different losses can have different words. You can change this whenever you like.",
    )

    def __init__(self, *args, plain: Iterable[Room], folded: Iterable[Room], **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["rooms"].choices = _choices(plain)
        self.fields["folded"].choices = _choices(folded)

    def chosen(self) -> list[int]:
        """Return the ids of the rooms chosen; call it on a valid form."""
        return [int(room) for name in ("rooms", "folded") for room in self.cleaned_data[name]]


class AskForm(forms.Form):
    """A request to come in. The line is the asker's to leave empty."""

    line = PlainText(
        label="A line to the team",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only if you would like to. No proof is wanted, and no reason.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class MoveForm(forms.Form):
    """Where to be from now on, after another loss. Nowhere is an answer."""

    into = _rooms("Where would you like to be?", help_text="Choose any, or none.")

    def __init__(self, *args, rooms: Iterable[Room], **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["into"].choices = _choices(rooms)

    def chosen(self) -> list[int]:
        """Return the ids of the rooms chosen; call it on a valid form."""
        return [int(room) for room in self.cleaned_data["into"]]
