"""What is asked about a loss. Every answer may stay open, and none is worked out from another."""

from django import forms
from django.core.exceptions import ValidationError

from tealight.accounts.forms import AccountForm, _text
from tealight.accounts.losses import (
    EARLIEST_YEAR,
    KINDS,
    LONGEST_NAME,
    MONTHS,
    MOST_WEEKS,
    PATHS,
    ROLES,
    SEASONS,
    WEEKS,
    WORDS,
    Loss,
    tidy,
)

_OPEN = ("", "Leave it open")
_CHOOSE = {"invalid_choice": "Choose one of these."}
_WEEKS = f"Weeks are a whole number from 0 to {MOST_WEEKS}."
_DAYS = "Days beside weeks are a whole number from 0 to 6."


def _one_of(label: str, choices: dict[str, str], *, still_open: tuple[str, str] = _OPEN, **kwargs) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, widget=forms.RadioSelect, choices=[still_open, *choices.items()],
        error_messages=_CHOOSE, **kwargs,
    )


def _any_of(label: str, choices: dict[str, str], **kwargs) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, choices=list(choices.items()),
        error_messages={"invalid_choice": "One of these is not in the list any more. Look once more."}, **kwargs,
    )


def _number(label: str, least: int, most: int, sentence: str, **kwargs) -> forms.IntegerField:
    number = forms.IntegerField(
        label=label, required=False, widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": sentence}, min_value=least, max_value=most, **kwargs,
    )
    for check in number.validators:
        check.message = sentence
    number.widget.attrs.pop("min", None)
    number.widget.attrs.pop("max", None)
    return number


class LossForm(AccountForm):
    """One loss, without its id and version, which its page carries."""

    #: its ticks are drawn each time, and none is kept in memory for the next page (ui/pieces.py)
    is_sealed = True

    word = _one_of(
        "What would you like us to say?", WORDS, still_open=("", "As you chose for all"),
        help_text="Wherever this place speaks of it.",
    )
    name = _text(
        "The name", required=False, attrs={"dir": "auto", "autocapitalize": "words", "spellcheck": "false"},
        help_text="If you chose a name, or only to have it here.",
    )
    kinds = _any_of("What happened", KINDS, help_text="As many as fit, or none. You choose; we work nothing out.")
    path = _any_of("How it went", PATHS, help_text="As many as fit, or none.")
    known = _one_of("How far along it was", WEEKS)
    weeks = _number("Weeks", 0, MOST_WEEKS, _WEEKS)
    and_days = _number("And days", 0, 6, _DAYS)
    to_weeks = _number("Up to weeks", 0, MOST_WEEKS, _WEEKS, help_text="Only if it was between two.")
    to_and_days = _number("Up to weeks, and days", 0, 6, _DAYS)
    season = forms.ChoiceField(
        label="A season or a month", required=False, error_messages=_CHOOSE,
        choices=[
            ("", "None"),
            ("Seasons", [(one, one.capitalize()) for one in SEASONS]),
            ("Months", [(one, one.capitalize()) for one in MONTHS]),
        ],
    )
    year = _number("A year", EARLIEST_YEAR, 9999, "A year is written with four digits, like 1998.")
    role = _one_of("Where you stood", ROLES)

    def __init__(self, *args, this_year: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.this_year = this_year

    @classmethod
    def answers(cls, loss: Loss) -> dict[str, object]:
        """Return what the form begins with to change `loss`."""
        begun = {"word": loss.word, "name": loss.name, "role": loss.role,
                 "kinds": list(loss.kinds), "path": list(loss.path), "known": loss.weeks, "season": loss.season, "year": loss.year or ""}
        if loss.weeks in {"exact", "about", "range"}:
            begun["weeks"], begun["and_days"] = divmod(loss.days, 7)
        if loss.weeks == "range":
            begun["to_weeks"], begun["to_and_days"] = divmod(loss.until, 7)
        return begun

    def clean_name(self) -> str:
        name = tidy(self.cleaned_data["name"])
        if len(name) > LONGEST_NAME:
            raise ValidationError(f"This is too long: {LONGEST_NAME} characters fit.")
        return name

    def clean_year(self) -> int | None:
        year = self.cleaned_data["year"]
        if year and year > self.this_year:
            raise ValidationError("This year is still to come.")
        return year

    def clean(self):
        given = super().clean()
        if given.get("word") == "name" and "name" in given and not given["name"]:
            self.add_error("name", "Write the name, or choose another word.")
        self._clean_weeks(given)
        return given

    def _clean_weeks(self, given: dict) -> None:
        known = given.get("known")
        first, second = (given.get("weeks"), given.get("and_days")), (given.get("to_weeks"), given.get("to_and_days"))
        wrote, wrote_two = first != (None, None), second != (None, None)
        if known == "" and (wrote or wrote_two):
            self.add_error("known", "You wrote weeks. Choose how well you know them, or empty them.")
        if known in {"exact", "about"} and wrote_two:
            self.add_error("known", "You wrote weeks twice. Choose “Between two”, or empty the second.")
        if known in {"exact", "about", "range"} and not wrote and not self.errors.keys() & {"weeks", "and_days"}:
            self.add_error("weeks", "The weeks are still empty. Write them, or choose another answer above.")
        if known == "range" and not wrote_two and not self.errors.keys() & {"to_weeks", "to_and_days"}:
            self.add_error("to_weeks", "The second is still empty. Write it, or choose another answer above.")

    def loss(self, loss_id: int, version: int) -> Loss:
        """Return what was answered, once it is valid, as the loss with this id, seen at this version."""
        given = self.cleaned_data
        counted = given["known"] in {"exact", "about", "range"}
        days = _days(given["weeks"], given["and_days"]) if counted else 0
        until = _days(given["to_weeks"], given["to_and_days"]) if given["known"] == "range" else 0
        if given["known"] == "range":
            days, until = sorted((days, until))
        return Loss(
            id=loss_id, version=version, kinds=tuple(kind for kind in KINDS if kind in given["kinds"]),
            path=tuple(step for step in PATHS if step in given["path"]),
            weeks=given["known"], days=days, until=until, season=given["season"], year=given["year"] or 0,
            word=given["word"], name=given["name"], role=given["role"],
        )


def _days(weeks: int | None, days: int | None) -> int:
    return (weeks or 0) * 7 + (days or 0)
