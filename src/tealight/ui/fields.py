"""Form fields that answer bad input with a sentence in our own voice."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

_NULL = (
    "There is a character in here that can’t be kept (a null byte). It can come from copying out "
    "of a file. Remove it, or type that part again."
)


class Shown:
    """Mixed into a text field: what was typed can be put into a page again, whatever it was."""

    def bound_data(self, data, initial):
        # A page with a null byte in it is no page: what was typed is shown with the sign for "unreadable".
        typed = super().bound_data(data, initial)
        return typed.replace("\x00", "\ufffd") if isinstance(typed, str) else typed


class PlainEmail(Shown, forms.EmailField):
    """An e-mail address."""


class PlainAddress(Shown, forms.URLField):
    """A web address."""


class PlainText(Shown, forms.CharField):
    """A text field without a `maxlength`: nothing a person pastes is cut off unseen.

    A text that is too long is answered with how much too long it is.
    """

    def __init__(self, *, max_length: int, missing: str = "This is still empty.", **kwargs):
        self.longest = max_length
        super().__init__(strip=True, error_messages={"required": missing}, **kwargs)
        self.validators = [
            check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)
        ]

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "dir": "auto"}

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value):
        super().validate(value)
        if "\x00" in value:
            raise ValidationError(_NULL, code="null")
        if len(value) > self.longest:
            over = len(value) - self.longest
            raise ValidationError(
                f"This is {over:,} characters longer than the {self.longest:,} that fit. Shorten it here.",
                code="too-long",
            )
