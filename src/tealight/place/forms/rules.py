"""Rules as they are typed."""

from django import forms

from tealight.place.queries import Answers
from tealight.place.rules import MOST, Rule, RulesUnreadable, read_rules
from tealight.ui.fields import PlainText

_HOW = (
    "A blank line between two rules. In each: a few words that name it, on the next line one plain sentence, and "
    "below that whatever more there is to say. One line alone is a rule without a name."
)


class RulesForm(forms.Form):
    """The rules of the place, or of a room (`may_be_empty`: a room need not have its own)."""

    title = "The rules"
    about = "Short sentences that someone can take in at three in the morning. They stand on a page of their own."
    rules = PlainText(
        label="Rules", max_length=20_000, widget=forms.Textarea(attrs={"rows": 18}), missing="Write the rules first.",
        help_text=_HOW,
    )

    def __init__(self, *args, answers: Answers | None = None, typed: str = "", may_be_empty: bool = False, **kwargs):
        super().__init__(*args, label_suffix="", initial={"rules": answers.rules if answers else typed}, **kwargs)
        self.fields["rules"].required = not may_be_empty

    def clean_rules(self) -> tuple[Rule, ...]:
        try:
            return read_rules(self.cleaned_data["rules"], MOST)
        except RulesUnreadable as unreadable:
            raise forms.ValidationError(str(unreadable)) from None
