"""The box a reply is written in."""

from django import forms
from django.core import signing

from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Person
from tealight.place.queries import Notes
from tealight.ui.choice import Choice

_SALT = "stories.reply"


def draw_ticket(viewer: Person) -> str:
    """Return a fresh reply id, signed for `viewer` alone.

    The id is drawn when the box is made: however often it is sent, it answers
    once. Signed for one person, so that nobody sends words under an id, or from
    a page, that was made for somebody else.
    """
    return _signer(viewer).sign(str(new_id()))


def read_ticket(viewer: Person, ticket: str) -> int | None:
    """Return the reply id in `ticket`, or None if it was not drawn for `viewer`."""
    try:
        return int(_signer(viewer).unsign(ticket))
    except (signing.BadSignature, ValueError):
        return None


def _signer(viewer: Person) -> signing.Signer:
    return signing.Signer(salt=f"{_SALT}.{viewer.persona_id}")


class ReplyForm(forms.Form):
    """Words, and the notes on them. What is missing or too long the action says itself."""

    body = forms.CharField(
        label="Your reply",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    notes = forms.MultipleChoiceField(
        label="Content notes",
        help_text="People who avoid one of these won’t see your reply, or will see one calm line first.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, viewer: Person, notes: Notes, fields=None):
        super().__init__(fields, initial={"ticket": draw_ticket(viewer)}, auto_id="id_reply_%s")
        self.viewer = viewer
        self.fields["body"].validators = []  # what cannot be stored is dropped on writing, not refused
        self.fields["notes"].choices = [
            (note.key, Choice(note.label, hint=note.meaning)) for note in notes.offered if note.is_printed
        ]

    @property
    def reply_id(self) -> int | None:
        """The id drawn for this reply, or None if it was drawn for someone else."""
        return read_ticket(self.viewer, self.data.get("ticket", ""))

    def draw_ticket_again(self) -> None:
        """Put a reply id of the viewer's own into this form, filled in as it is."""
        if self.reply_id is None:
            self.data = self.data.copy()
            self.data["ticket"] = draw_ticket(self.viewer)
