"""Text fields that answer bad input with a sentence."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

_NULL = (
    "There is a character in here that can’t be kept (a null byte, shown as \ufffd). It can come from "
    "copying out of a file. Remove it, or type that part again."
)
#: what no reader can see and no page may hold; tabs and line ends stay
_INVISIBLE = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _MarksNulls:
    """Shows what was typed again with each null byte marked: it can stand in no page."""

    def bound_data(self, data, initial):
        return _INVISIBLE.sub("", data).replace("\x00", "\ufffd") if isinstance(data, str) else data


class Mail(_MarksNulls, forms.EmailField):
    """An e-mail address."""


class Pattern(_MarksNulls, forms.RegexField):
    """A text of one shape, such as a number or a code."""


class PlainText(_MarksNulls, forms.CharField):
    """A text field that says how much too long a text is, and drops what nobody can see."""

    def __init__(self, *, max_length: int, **kwargs):
        self.longest = max_length
        super().__init__(strip=True, **kwargs)  # the length is told in our own words below
        self.validators = [
            check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)
        ]

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "dir": "auto"}

    def to_python(self, value):
        return _INVISIBLE.sub("", super().to_python(value))

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
