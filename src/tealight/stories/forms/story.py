"""The form a story is written in: its words, who can read it, what would help, which notes."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from tealight.groups.queries import IN_WORDS
from tealight.kernel.viewer import Person
from tealight.place.queries import Note, Notes, place
from tealight.stories.actions.writing import LONGEST_TITLE
from tealight.stories.forms import ticket
from tealight.stories.forms.photos import PhotoForm
from tealight.stories.models import Need
from tealight.stories.queries.audiences import AudienceChoice, chosen
from tealight.stories.queries.drafts import DraftKind, Subject
from tealight.ui.choice import Choice

#: as whom something is written
PEN_NAME, ANONYMOUS = "pen-name", "anonymous"
UNDER_ANOTHER = (
    "Under a name made for this story alone. Nobody here can see that it is yours, the team neither; what you tell in it "
    "can still give you away. Answers reach you, and you can change it or take it back."
)
#: what is promised is said with its exception, where there is one
UNSEALING = "Only where a life is in danger, or a court orders it, can two keyholders together find out; you are told."
LATER = "Let it appear some time in the next day"
LATER_WHY = "At an hour that chance chooses, so that nobody can tell from it when you were here."
NOTE_GONE = "One of the notes you chose is not offered any more. Look through the notes once again."


class _Audiences(forms.RadioSelect):
    """Radio buttons that also say what the button will do, for the script that repeats it there."""

    def create_option(self, name, value, label, *args, **kwargs):
        option = super().create_option(name, value, label, *args, **kwargs)
        option["attrs"]["data-deed"] = self.deeds.get(str(value), "")
        return option


class StoryForm(PhotoForm):
    """A new story, or changes to one. What only the action can know, it refuses itself."""

    kept_fields = ("title", "body", "audience", "write_as", "later", "named_only", "need", "notes", "declined")
    ticket_kind = "story"

    title = forms.CharField(
        label="Title, if you want one",
        required=False,
        max_length=LONGEST_TITLE,
        error_messages={"max_length": f"A title has {LONGEST_TITLE} characters and no more."},
        widget=forms.Textarea(attrs={"class": "paper__title", "rows": 1, "dir": "auto"}),
    )
    body = forms.CharField(
        label="Your words",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "paper__words", "rows": 12, "dir": "auto"}),
    )
    audience = forms.ChoiceField(
        label="Who can read it",
        error_messages={
            "required": "Choose who can read it.",
            "invalid_choice": "You cannot share with that room or person from here. Choose who can read it.",
        },
        widget=_Audiences,
    )
    write_as = forms.ChoiceField(
        label="Write as",
        required=False,
        initial=PEN_NAME,
        error_messages={"invalid_choice": "Choose whether it is told under your name or anonymously."},
        widget=forms.RadioSelect,
    )
    later = forms.BooleanField(label=LATER, help_text=LATER_WHY, required=False)
    named_only = forms.BooleanField(
        label="Answers under pen names only",
        help_text="Nobody can answer you anonymously then.",
        required=False,
    )
    need = forms.ChoiceField(
        label="What would help",
        choices=Need.choices,
        initial=Need.COMPANY,
        error_messages={"required": "Choose what would help.", "invalid_choice": "Choose what would help."},
        widget=forms.RadioSelect,
    )
    notes = forms.MultipleChoiceField(
        label="Content notes",
        help_text="For the whole of it. People who avoid one of these won’t meet your story, or see one "
        "calm line first. For one paragraph only, choose See it first.",
        required=False,
        error_messages={"invalid_choice": NOTE_GONE},
        widget=forms.CheckboxSelectMultiple,
    )
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, viewer: Person, choices: tuple[AudienceChoice, ...], notes: Iterable[Note],
        fields: QueryDict | None = None, initial: dict | None = None,
    ):
        super().__init__(fields, initial=initial)
        self.viewer, self.choices, self.offered = viewer, choices, tuple(notes)
        # A browser would cut a longer title without a word; ours says so and keeps it.
        self.fields["title"].widget.attrs.pop("maxlength", None)
        self.fields["audience"].widget.deeds = {choice.value: choice.deed for choice in choices}
        self.fields["audience"].choices = [
            (choice.value, Choice(choice.label, beside=choice.beside)) for choice in choices
        ]
        self.fields["notes"].choices = [(note.key, Choice(note.label, hint=note.meaning)) for note in self.offered]
        unsealing = "" if place().never_unseals else UNSEALING
        hint = " ".join(filter(None, (UNDER_ANOTHER, unsealing, few_sentence(choices))))
        self.fields["write_as"].choices = [(PEN_NAME, viewer.pen_name), (ANONYMOUS, Choice("Anonymous", hint=hint))]

    @property
    def is_anonymous(self) -> bool:
        """Whether it is to be told under a name made for it alone."""
        return self["write_as"].value() == ANONYMOUS

    @property
    def is_later(self) -> bool:
        """Whether it is to appear at an hour that chance chooses."""
        return bool(self["later"].value())

    @property
    def for_whom(self) -> AudienceChoice | None:
        """What is chosen of who can read it, or None."""
        return chosen(self.choices, str(self["audience"].value() or ""))

    @property
    def story_id(self) -> int | None:
        """The id this page was made for, or None if it was made for someone else."""
        return ticket.read(self.viewer, self.ticket_kind, self.data.get("ticket", ""))

    @property
    def subject(self) -> Subject | None:
        """What the draft of this form is about, or None if the page was made for someone else."""
        return Subject(DraftKind.STORY, self.story_id) if self.story_id else None

    def draw_ticket(self, number: int | None = None) -> None:
        """Give this form, filled in as it is, a fresh id of the viewer's own, or `number`."""
        self.put(ticket=ticket.draw(self.viewer, self.ticket_kind, number))

    def unchecked(self) -> "StoryForm":
        """Return this form as it was typed, without looking for faults in it."""
        carried = {name: self.data.get(name, "") for name in self.fields if name not in self.kept_fields}
        return type(self)(
            self.viewer, self.choices, self.offered, initial={**carried, **self.typed}
        )


def few_sentence(choices: Iterable[AudienceChoice]) -> str:
    """Return where so few could have written it that somebody may guess who, as a sentence; or ""."""
    few = [choice for choice in choices if choice.is_few]
    rooms = [choice.label for choice in few if choice.group is not None]
    if len(few) > len(rooms):
        return f"Fewer than {IN_WORDS} people are here yet, so somebody may guess who wrote it."
    if not rooms:
        return ""
    named = " and ".join(filter(None, (", ".join(rooms[:-1]), rooms[-1])))
    return f"In {named} fewer than {IN_WORDS} people could have written it, so somebody may guess."


def offered(notes: Notes, mask: int = 0) -> tuple[Note, ...]:
    """Return the notes an author can choose, with those in `mask` that are there already.

    The note about ending a pregnancy is one of them, plainly, and is suggested nowhere.
    """
    return tuple(note for note in notes.all if not note.is_retired or note.mask & mask)
