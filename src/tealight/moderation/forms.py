"""What a keyholder says when asking who is behind an anonymous face."""

from django import forms

from tealight.moderation.models import Purpose
from tealight.ui.choice import Choice
from tealight.ui.fields import PlainText

NOW, LATER = "now", "later"


class AskForm(forms.Form):
    """Which words, what for, and whether it is safe to tell the person at once."""

    address = PlainText(
        label="Address of what was written", max_length=300, missing="Paste the address here.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text="Of the story, or of the reply: as the browser shows it.",
    )
    purpose = forms.ChoiceField(
        label="What for", choices=Purpose.choices, widget=forms.RadioSelect,
        help_text="Nothing else is a reason.", error_messages={"required": "Choose one of the two."},
    )
    reason = PlainText(
        label="Why", max_length=2_000, missing="Say why. The record keeps it.",
        widget=forms.Textarea({"rows": 4}),
        help_text="What makes you think so, or which order. The other keyholder reads it, and the record keeps it for ever.",
    )
    telling = forms.ChoiceField(
        label="When the person is told", widget=forms.RadioSelect, initial=NOW,
        choices=(
            (NOW, Choice("At once")),
            (LATER, Choice("After 90 days", hint="Only where telling them now would endanger somebody.")),
        ),
        error_messages={"required": "Choose one of the two."},
    )
    later = PlainText(
        label="Whom it would endanger to tell them now", max_length=2_000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self):
        given = super().clean()
        if given.get("telling") == LATER and not given.get("later") and "later" not in self.errors:
            self.add_error("later", "Say whom it would endanger, or tell them at once.")
        return given

    def facts(self) -> dict[str, str]:
        """Return what was said, as `ask_unsealing` takes it."""
        said = self.cleaned_data
        return {
            "address": said["address"], "purpose": said["purpose"], "reason": said["reason"],
            "later": said["later"] if said["telling"] == LATER else "",
        }
