"""The box a reply is written in."""

from django import forms
from django.http import QueryDict

from tealight.groups.queries import IN_WORDS
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

    kept_fields = ("body", "notes", "anonymous", "later", "declined")

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
    anonymous = forms.BooleanField(required=False)
    later = forms.BooleanField(label="and let it appear within a day", required=False)
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, viewer: Person, notes: Notes, fields: QueryDict | None = None, kept: KeptDraft | None = None,
        face: str = "", is_few: bool = False,
    ):
        """`face`: the name made for the story under which `viewer` wrote in it before; `is_few`: few could have."""
        # Whoever was anonymous here goes on so, unless they say otherwise: one slip would name all of it.
        initial = {"anonymous": bool(face), **beginning(kept), "ticket": self.draw(viewer)}
        super().__init__(fields, initial=initial, auto_id="id_reply_%s")
        self.viewer = viewer
        guess = f"; fewer than {IN_WORDS} people could have, so somebody may guess" if is_few else ""
        self.fields["anonymous"].label = f"or anonymously, as {face or 'a name made for this story'}{guess}"
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
