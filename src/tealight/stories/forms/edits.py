"""Forms in which something already shared is changed."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from tealight.kernel.viewer import Person
from tealight.place.queries import Note
from tealight.stories.forms import ticket
from tealight.stories.forms.photos import PhotoForm
from tealight.stories.forms.story import NOTE_GONE, StoryForm
from tealight.stories.queries.drafts import DraftKind, Subject
from tealight.ui.choice import Choice


class EditStoryForm(StoryForm):
    """Changes to a story. `seen` is the mark of what the page showed when it was made."""

    kept_fields = (*(name for name in StoryForm.kept_fields if name not in ("write_as", "later")), "seen")
    ticket_kind = "edit"

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given, **more):
        super().__init__(*given, **more)
        del self.fields["write_as"]  # whoever read it has met its author under this name
        del self.fields["later"]  # and it is there

    @property
    def is_anonymous(self) -> bool:
        """Never: under which name it stands was decided when it was shared."""
        return False

    @property
    def is_later(self) -> bool:
        """Never: it is there, or waits already."""
        return False

    @property
    def subject(self) -> Subject | None:
        """What the draft of this change is about."""
        return Subject(DraftKind.EDIT, self.story_id) if self.story_id else None


class EditReplyForm(PhotoForm):
    """Changes to a reply: its words, and the notes on them."""

    kept_fields = ("body", "notes", "seen", "declined")
    ticket_kind = "edit-reply"

    body = forms.CharField(
        label="Your reply", required=False, strip=False,
        widget=forms.Textarea(attrs={"class": "paper__words paper__words--short", "rows": 8, "dir": "auto"}),
    )
    notes = forms.MultipleChoiceField(
        label="Content notes",
        help_text="People who avoid one of these won’t meet your reply, or see one calm line first.",
        required=False,
        error_messages={"invalid_choice": NOTE_GONE},
        widget=forms.CheckboxSelectMultiple,
    )
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, viewer: Person, notes: Iterable[Note], fields: QueryDict | None = None, initial: dict | None = None
    ):
        super().__init__(fields, initial=initial)
        self.viewer = viewer
        self.fields["notes"].choices = [(note.key, Choice(note.label, hint=note.meaning)) for note in notes]

    @property
    def reply_id(self) -> int | None:
        """The reply this page was made for, or None if it was made for someone else."""
        return ticket.read(self.viewer, self.ticket_kind, self.data.get("ticket", ""))
