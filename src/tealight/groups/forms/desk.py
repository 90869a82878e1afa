"""What an operator says about a room."""

from django import forms

from tealight.groups.models import Joining, ReactionKind
from tealight.groups.queries import DeskRoom
from tealight.place.queries import Notes
from tealight.ui.choice import Choice
from tealight.ui.fields import PlainText

#: what a room has until its operator says otherwise; a candle is for rooms of loss
_USUAL = (ReactionKind.WITH_YOU, ReactionKind.BEEN_THERE, ReactionKind.THANK_YOU)


class RoomForm(forms.Form):
    """A room's words, its door, and what it has and shows inside; without `room`, of a new one."""

    name = PlainText(label="Name", max_length=80, missing="The room needs a name.")
    description = PlainText(
        label="What it is for", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        missing="Say in a sentence whom the room is for.",
    )
    welcome = PlainText(
        label="Welcome", max_length=4_000, required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="The team’s words at the top of the room. A blank line between two paragraphs.",
    )
    joining = forms.ChoiceField(
        label="How people come in",
        widget=forms.RadioSelect,
        choices=[
            (Joining.OPEN, Choice("Open to all members")),
            (Joining.REQUEST, Choice("By asking", hint="Somebody on the team says yes. Proof is never wanted.")),
            (Joining.INVITATION, Choice("By invitation", hint="By a link that works once.")),
        ],
    )
    listed = forms.BooleanField(
        label="Show this room to visitors", required=False,
        help_text="Off, only members can know that it exists.",
    )

    apart = forms.BooleanField(
        label="Only people who join it meet this room’s stories", required=False,
        help_text="The team can read every room. From this one, nothing stands on pages about people unless they joined it.",
    )
    expecting = forms.BooleanField(
        label="This room is about trying or being pregnant", required=False,
        help_text="It stands folded away in lists. After another loss, one press takes a person out of every such room.",
    )
    lifts = forms.MultipleChoiceField(
        label="What the room shows to people who join it", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Inside, these notes are not filtered. Everyone is told once, on joining, and can choose "
        "otherwise. Who is in already keeps the filters they have there.",
    )
    reactions = forms.MultipleChoiceField(
        label="Answers without words", required=False, widget=forms.CheckboxSelectMultiple,
        choices=ReactionKind.choices, help_text="A candle is for rooms of loss.",
    )

    def __init__(self, *args, notes: Notes, room: DeskRoom | None = None, **kwargs):
        initial = {"joining": Joining.OPEN, "listed": True, "reactions": _USUAL}
        if room is not None:
            initial = {
                "name": room.name, "description": room.description, "welcome": room.welcome,
                "joining": room.joining, "listed": room.is_listed,
                "apart": room.apart, "expecting": room.expecting, "lifts": notes.keys(room.lifts), "reactions": room.reactions,
            }
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)
        lifted = room.lifts if room else 0
        self.fields["lifts"].choices = [
            (note.key, Choice(note.label, hint=note.meaning))
            for note in notes.all if not note.is_retired or note.mask & lifted
        ]
