"""The sheets as forms, a sign-off, and the log's."""

from datetime import date

from django import forms

from tealight.compliance.days import latest_review
from tealight.compliance.models import About
from tealight.compliance.sheets import CHOICE, DAY, LINE, LONGEST, LONGEST_LINE, Question, Sheet
from tealight.kernel.ids import LARGEST
from tealight.ui.fields import PlainText

_NO_DAY = "This is no day. Write it like 2026-11-30."


class Day(forms.DateField):
    """A day; browsers that know how show a calendar."""

    def __init__(self, *, missing: str = "Which day was it?", **kwargs):
        super().__init__(
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), input_formats=["%Y-%m-%d"],
            error_messages={"required": missing, "invalid": _NO_DAY}, **kwargs,
        )


class SheetForm(forms.Form):
    """One sheet. `base` is the version it was opened with, so that nobody writes over what they have not read."""

    base = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args, sheet: Sheet, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self._sheet = sheet
        for question in sheet.questions:
            self.fields[question.key] = _field(question)

    def asked(self) -> list[tuple[forms.BoundField, str, bool]]:
        """Return the questions as the page draws them: the field, its shape, and whether it may stay empty."""
        return [(self[one.key], "short" if one.shape == DAY else "", not one.required) for one in self._sheet.questions]

    def answers(self) -> dict[str, str]:
        """Return what was answered, all of it text; call it on a valid form."""
        return {key: f"{value}" for key, value in self.cleaned_data.items() if key != "base"}

    def take_base(self, version: int) -> None:
        """Let the next save stand after `version`, once whoever writes was told that it is there."""
        self.data = self.data.copy()
        self.data["base"] = f"{version}"


def _field(question: Question) -> forms.Field:
    said = {"label": question.label, "help_text": question.hint, "required": question.required}
    if question.shape == DAY:
        return Day(**said)
    if question.shape == CHOICE:
        choices = [("", "Choose one"), *((one, one) for one in question.choices)]
        wrong = {"required": "Choose one.", "invalid_choice": "Choose one of these."}
        return forms.ChoiceField(choices=choices, error_messages=wrong, **said)
    if question.shape == LINE:
        return PlainText(max_length=LONGEST_LINE, **said)
    return PlainText(max_length=LONGEST, widget=forms.Textarea({"rows": 7}), **said)


class SignForm(forms.Form):
    """When a chapter is looked at again. `seen`: what was read before signing."""

    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    review_on = Day(label="Looked at again by", help_text="Within twelve months.", missing="Choose a day.")

    def __init__(self, *args, today: date, seen: int, **kwargs):
        super().__init__(*args, label_suffix="", initial={"review_on": latest_review(today), "seen": seen}, **kwargs)


class ComplaintForm(forms.Form):
    """A complaint, as the team writes it down. `number`: drawn with the form, so that sent twice it is once."""

    about = forms.ChoiceField(
        label="What it is about", choices=[("", "Choose one"), *About.choices],
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of these."},
    )
    received_on = Day(label="When it came")
    what = PlainText(
        label="What was said", max_length=LONGEST, missing="Say what it is about.", widget=forms.Textarea({"rows": 5}),
        help_text="Without the names of people or accounts: “an author”, “a reader”. The log may be shown to Ofcom.",
    )
    number = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class StepForm(forms.Form):
    """What was done about a complaint."""

    text = PlainText(
        label="What was done", max_length=LONGEST, missing="Say what was done.", widget=forms.Textarea({"rows": 4}),
        help_text="Without names. What was noted before stays as it is.",
    )
    settled = forms.BooleanField(label="This settles it", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
