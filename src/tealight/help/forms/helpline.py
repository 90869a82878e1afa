"""What a keeper fills in about a helpline."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from tealight.help.actions.facts import ChannelFacts, HelplineFacts
from tealight.help.forms.country import NUMBER, known_timezone
from tealight.help.forms.plain import PlainText
from tealight.help.models import OnBill, Scope
from tealight.help.models.hours import HoursUnreadable, read_hours

_LINE = re.compile(r"^(?P<kind>phone|text|chat|web|email)[\s:]+(?P<value>[^|]+?)\s*(?:\|\s*(?P<label>.*))?$", re.I)
_SITE = URLValidator(schemes=["https"])
_MOST_CHANNELS = 8


def read_channels(typed: str) -> tuple[ChannelFacts, ...]:
    """Return the channels in `typed`, one a line: "phone 116 123 | label"."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) > _MOST_CHANNELS:
        raise ValidationError(f"At most {_MOST_CHANNELS} ways to reach one helpline.")
    return tuple(_read_channel(line) for line in lines)


def _read_channel(line: str) -> ChannelFacts:
    found = _LINE.match(line)
    if found is None:
        raise ValidationError(
            f"“{line[:60]}” can’t be read. A line begins with phone, text, chat, web or email."
        )
    kind, value, label = found["kind"].lower(), found["value"].strip(), (found["label"] or "").strip()
    if len(value) > 200 or len(label) > 60:
        raise ValidationError(f"“{line[:60]}…” is too long.")
    if kind in ("phone", "text") and not NUMBER.match(value):
        raise ValidationError(f"“{value[:60]}” is not a number that can be dialled.")
    try:
        if kind in ("web", "chat"):
            _SITE(value)
        elif kind == "email":
            EmailValidator()(value)
    except ValidationError:
        example = "an e-mail address" if kind == "email" else "an address beginning with https://"
        raise ValidationError(f"“{value[:60]}” is not {example}.") from None
    return ChannelFacts(kind, value, label)


class HelplineForm(forms.Form):
    """Everything about a helpline. What nobody confirmed stays empty."""

    name = PlainText(label="Name", max_length=80)
    about = PlainText(
        label="For what, in a few words", max_length=120, required=False,
        help_text="Such as: Someone to talk to, whatever it is.",
    )
    scope = forms.ChoiceField(label="Kind", choices=Scope.choices)
    is_crisis = forms.BooleanField(
        label="It is for people in danger",
        required=False,
        help_text="Only for crisis lines: it is then shown first.",
    )
    channels = PlainText(
        label="Ways to reach it",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr"}),
        help_text="One a line: phone 116 123, text 85258, chat or web https://…, email …. "
        "After | a few words, such as: text 51444 | text the word HELP",
    )
    hours = PlainText(
        label="Hours",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
        help_text="“always”, or one a line: Mon-Fri 09:00-16:00. Empty if nobody confirmed them.",
    )
    hours_words = PlainText(label="More about the hours", max_length=120, required=False)
    timezone = PlainText(label="Time zone of these hours", max_length=40)
    languages = PlainText(
        label="Languages", max_length=120, required=False, help_text="Empty if nobody confirmed them."
    )
    cost = PlainText(
        label="Cost", max_length=80, required=False,
        help_text="Such as: Free. Empty if nobody confirmed it.",
    )
    appears_on_bill = forms.ChoiceField(
        label="Appears on the phone bill", choices=OnBill.choices, initial=OnBill.UNKNOWN
    )
    region = PlainText(label="Only in", max_length=60, required=False, help_text="A region, if not everywhere.")
    note = PlainText(
        label="A note", max_length=200, required=False, help_text="Such as: This is not a crisis line."
    )
    source = PlainText(label="Where this was found", max_length=200)
    checked_by = PlainText(
        label="Checked today by",
        max_length=80,
        required=False,
        help_text="Fill this in if you rang it or saw it on their own site today. Everyone can "
        "read it: a role, not a name. Left empty, a new number is not shown yet.",
    )

    def clean_channels(self):
        self.cleaned_data["read"] = read_channels(self.cleaned_data["channels"])
        return self.cleaned_data["channels"]

    def clean_hours(self):
        try:
            self.cleaned_data["spans"] = read_hours(self.cleaned_data["hours"])
        except HoursUnreadable as unreadable:
            raise ValidationError(
                f"“{unreadable.line[:60]}” can’t be read as hours. Write “always”, or lines such "
                "as Mon-Fri 09:00-16:00. Hours past midnight are two lines."
            ) from None
        return self.cleaned_data["hours"]

    def clean_timezone(self):
        return known_timezone(self.cleaned_data["timezone"])

    def clean(self):
        filled = super().clean()
        if filled.get("is_crisis") and filled.get("scope") not in (Scope.CRISIS, Scope.BOTH):
            self.add_error(
                "is_crisis",
                "Only a line whose kind is crisis can be shown as one. Change the kind, or this.",
            )
        return filled

    def facts(self) -> HelplineFacts:
        """Return what was filled in; call it on a valid form."""
        filled = self.cleaned_data
        return HelplineFacts(
            channels=filled["read"],
            hours=filled.get("spans"),
            **{
                name: filled[name]
                for name in (
                    "name", "scope", "is_crisis", "timezone", "about", "region", "languages",
                    "hours_words", "cost", "appears_on_bill", "source", "note",
                )
            },
        )


class VerifyForm(forms.Form):
    """Somebody's word that a helpline is right today."""

    checked_by = PlainText(
        label="Checked today by",
        max_length=80,
        help_text="Everyone can read this. A role, not a name.",
        initial="the safeguarding lead",
    )
    source = PlainText(
        label="How",
        max_length=200,
        help_text="Such as: rang it; or the page where it stands.",
    )
