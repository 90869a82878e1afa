"""What an operator says about a room."""

from django import forms

from tealight.groups.models import Joining
from tealight.groups.queries import DeskRoom
from tealight.ui.choice import Choice
from tealight.ui.fields import PlainText

_MOST_RULES, _LONGEST_RULE = 12, 300


class RoomForm(forms.Form):
    """A room's words and its door."""

    name = PlainText(label="Name", max_length=80, missing="The room needs a name.")
    description = PlainText(
        label="What it is for", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        missing="Say in a sentence whom the room is for.",
    )
    welcome = PlainText(
        label="Welcome", max_length=4_000, required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="The team’s words at the top of the room. A blank line between two paragraphs.",
    )
    rules = PlainText(
        label="Rules of this room", max_length=4_000, required=False,
        widget=forms.Textarea(attrs={"rows": 6}), help_text="One a line.",
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

    def __init__(self, *args, room: DeskRoom, **kwargs):
        initial = {
            "name": room.name, "description": room.description, "welcome": room.welcome,
            "rules": "\n".join(room.rules), "joining": room.joining, "listed": room.is_listed,
        }
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)

    def clean_rules(self) -> list[str]:
        rules = [line.strip() for line in self.cleaned_data["rules"].splitlines() if line.strip()]
        if len(rules) > _MOST_RULES:
            raise forms.ValidationError(f"At most {_MOST_RULES} rules: more than that nobody remembers.")
        if any(len(rule) > _LONGEST_RULE for rule in rules):
            raise forms.ValidationError(f"A rule has at most {_LONGEST_RULE} characters.")
        return rules
