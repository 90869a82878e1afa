"""Choosing a country, and keeping its emergency numbers."""

import re
from zoneinfo import available_timezones

from django import forms

from tealight.help.actions.describe_country import CountryFacts
from tealight.help.forms.plain import Pattern, PlainText

NUMBER = re.compile(r"^(?=.*[0-9])\+?[0-9(][0-9 ()/.\-]{0,18}$", re.ASCII)


class ChooseCountryForm(forms.Form):
    """The country a person is in now. Empty: none."""

    country = Pattern(r"^[A-Za-z]{2}$", required=False)

    def clean_country(self):
        return self.cleaned_data["country"].upper()


class CountryForm(forms.Form):
    """A country's emergency numbers, as somebody checked them today."""

    code = Pattern(
        r"^[A-Za-z]{2}$",
        label="Country code",
        help_text="Two letters, such as KE.",
        error_messages={"invalid": "A country code has two letters, such as KE."},
    )
    name = PlainText(label="Name in English", max_length=60)
    own_name = PlainText(label="Its own name for itself", max_length=60)
    language = Pattern(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$",
        label="Language of that name",
        help_text="Such as sw or pt-BR: a screen reader then says it well.",
        error_messages={"invalid": "A language code looks like sw or pt-BR."},
    )
    emergency = Pattern(
        NUMBER, label="Emergency number", error_messages={"invalid": "Digits only, please."}
    )
    emergency_words = PlainText(
        label="Who answers it", max_length=60, initial="emergency services"
    )
    also = Pattern(
        NUMBER,
        label="A second number",
        required=False,
        error_messages={"invalid": "Digits only, please."},
    )
    also_words = PlainText(label="Who answers that", max_length=60, required=False)
    where_to_go = PlainText(
        label="Where someone hurt would go",
        max_length=60,
        initial="the emergency department",
    )
    timezone = PlainText(label="Time zone", max_length=40, help_text="Such as Africa/Nairobi.")
    checked_by = PlainText(
        label="Checked by",
        max_length=80,
        help_text="Everyone can read this. A role, not a name.",
        initial="the safeguarding lead",
    )

    def clean_code(self):
        return self.cleaned_data["code"].upper()

    def clean_timezone(self):
        return known_timezone(self.cleaned_data["timezone"])

    def facts(self) -> CountryFacts:
        """Return what was filled in; call it on a valid form."""
        return CountryFacts(
            **{name: self.cleaned_data[name] for name in CountryFacts.__dataclass_fields__}
        )


def known_timezone(typed: str) -> str:
    """Return `typed` if it names a time zone; ValidationError if not."""
    if typed not in available_timezones():
        raise forms.ValidationError("No time zone has this name. They look like Europe/London.")
    return typed
