"""The box a reply is written in."""

from django import forms
from django.http import QueryDict

from tealight.kernel.viewer import Person
from tealight.place.queries import Notes
from tealight.stories.forms import ticket
from tealight.stories.forms.kept import beginning
from tealight.stories.forms.photos import PhotoForm
from tealight.stories.forms.story import offered
from tealight.stories.queries.drafts import KeptDraft
from tealight.ui.choice import Choice

_KIND = "reply"


class ReplyForm(PhotoForm):
    """Words, and the notes on them. What only the action can know, it refuses itself."""

    kept_fields = ("body", "notes")

    body = forms.CharField(
        label="Your reply",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    notes = forms.MultipleChoiceField(
        label="Content notes",
        help_text="People who avoid one of these won’t meet your reply, or see one calm line first.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "One of the notes you chose is not offered any more."},
    )
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, viewer: Person, notes: Notes, fields: QueryDict | None = None, kept: KeptDraft | None = None
    ):
        initial = {**beginning(kept), "ticket": self.draw(viewer)}
        super().__init__(fields, initial=initial, auto_id="id_reply_%s")
        self.viewer = viewer
        self.fields["body"].validators = []  # what cannot be stored is dropped on writing, not refused
        self.fields["notes"].choices = [
            (note.key, Choice(note.label, hint=note.meaning)) for note in offered(notes)
        ]

    @staticmethod
    def draw(viewer: Person) -> str:
        """Return a ticket for a reply of `viewer`'s that is about to be written."""
        return ticket.draw(viewer, _KIND)

    @property
    def reply_id(self) -> int | None:
        """The id drawn for this reply when its box was made, or None if it was drawn for someone else."""
        return ticket.read(self.viewer, _KIND, self.data.get("ticket", ""))

    def draw_ticket(self) -> None:
        """Give this form, filled in as it is, a fresh id of the viewer's own."""
        self.put(ticket=self.draw(self.viewer))
