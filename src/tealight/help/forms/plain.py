"""Text fields that answer bad input with a sentence."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

_NULL = (
    "There is a character in here that can’t be kept (a null byte). It can come from copying out "
    "of a file. Remove it, or type that part again."
)


class PlainText(forms.CharField):
    """A text field. `too_long` is said with how much too long the text is."""

    def __init__(self, *, max_length: int, **kwargs):
        self.longest = max_length
        super().__init__(strip=True, **kwargs)  # the length is told in our own words below
        self.validators = [
            check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)
        ]

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "dir": "auto"}

    def validate(self, value):
        super().validate(value)
        if "\x00" in value:
            raise ValidationError(_NULL, code="null")
        if len(value) > self.longest:
            over = len(value) - self.longest
            raise ValidationError(
                f"This is {over:,} characters longer than the {self.longest:,} that fit. "
                "Nothing of it is lost: shorten it here, or send it in parts.",
                code="too-long",
            )
