"""The form of "Write to the team"."""

from datetime import datetime

from django import forms
from django.core import signing

from tealight.help.forms.plain import Mail, PlainText
from tealight.kernel.ids import new_id

_SALT = "help.contact"
#: a machine fills a form in no time, a person doesn't
YOUNGEST = 4
#: seconds: a form left open overnight still sends in the morning
OLDEST = 24 * 60 * 60


class ContactForm(forms.Form):
    """A message to the team. No field is asked that is not needed to answer.

    `now` decides how old the form is. A form sent again and again is one message:
    its number stays the same until it has been sent or is too old.
    """

    body = PlainText(
        label="What would you like to say?",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "There is nothing here to send yet. Write a line, or more."},
    )
    reply_to = Mail(
        label="An e-mail address, if you want an answer",
        required=False,
        max_length=254,
        error_messages={
            "invalid": "That doesn’t look like an e-mail address. Correct it, or leave it empty.",
            "max_length": "An e-mail address can’t be that long. Correct it, or leave it empty.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    says_who = forms.BooleanField(label="Say who I am here", required=False)
    ticket = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self._now = now
        self.number = 0
        self.opened = self._opened(self.data.get("ticket", "")) if self.is_bound else None

    def _opened(self, token: str) -> int | None:
        """Read the form's own token; return when it was opened, None if it is not ours."""
        try:
            self.number, opened = signing.loads(token, salt=_SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return opened

    @property
    def token(self) -> str:
        """The token to put into the page: this form's own, or a fresh one."""
        if self._age() is not None and self._age() <= OLDEST:
            return self.data["ticket"]
        return signing.dumps([new_id(), int(self._now.timestamp())], salt=_SALT)

    def _age(self) -> int | None:
        return None if self.opened is None else int(self._now.timestamp()) - self.opened

    def clean_reply_to(self):
        address = self.cleaned_data["reply_to"]
        if "\x00" in address:
            raise forms.ValidationError("That doesn’t look like an e-mail address.")
        return address

    def clean(self):
        age = self._age()
        if age is None or age > OLDEST:
            self.add_error(
                None,
                "This form had been open for a long time. What you wrote is still here. "
                "Press Send once more.",
            )
        elif age < YOUNGEST:
            self.add_error(
                None,
                "That was very quick, and we keep machines out by waiting a moment. What you "
                "wrote is still here. Press Send once more.",
            )
        return self.cleaned_data
