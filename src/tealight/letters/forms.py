"""What is typed into a letter. Bad input comes back in the box, whatever it was."""

from django import forms

from tealight.kernel.viewer import Person
from tealight.letters.actions._write import LONGEST
from tealight.stories.forms import ticket
from tealight.ui.fields import PlainText

KIND = "letter"


class AnswerForm(forms.Form):
    """A letter of the author's. Its ticket is the number it will have, so that pressing twice sends once."""

    text = PlainText(
        label="Your words", max_length=LONGEST, missing="There is nothing here to send yet. Write a line, or more.",
        widget=forms.Textarea({"rows": 6}),
    )
    ticket = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, viewer: Person, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self._viewer = viewer
        self.letter = ticket.read(viewer, KIND, self.data.get("ticket", "")) if self.is_bound else None

    @property
    def token(self) -> str:
        """The ticket to put into the page: this form's own, or a fresh one."""
        return ticket.draw(self._viewer, KIND, self.letter)


class TeamForm(AnswerForm):
    """A letter of the team's, under a duty name; with the case it is about, if there is one."""

    name = forms.CharField(
        label="Your duty name", max_length=60, widget=forms.TextInput({"autocomplete": "off"}),
        help_text="Never a pen name. It is all that whoever reads this learns of you.",
        error_messages={"required": "Write the name you are on duty under.", "max_length": "That is too long for a name."},
    )
    case = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**53)
    field_order = ("name", "text", "case", "ticket")
