"""A form that knows its own number and how old it is: sent twice it is once, and machines are kept out."""

from datetime import datetime

from django import forms
from django.core import signing

from tealight.kernel.ids import new_id

#: a machine fills a form in no time, a person doesn't
YOUNGEST = 4
#: seconds: a form left open overnight still sends in the morning
OLDEST = 24 * 60 * 60


class Ticketed(forms.Form):
    """A form anybody may send. `now` decides how old it is.

    A form sent again and again is one: its number stays the same until it has been sent or is too old.
    """

    ticket = forms.CharField(widget=forms.HiddenInput, required=False)
    #: what signs the ticket, so that one form's is none of another's
    salt = ""

    def __init__(self, *args, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self._now = now
        self.number = 0
        self.opened = self._opened(self.data.get("ticket", "")) if self.is_bound else None

    def _opened(self, token: str) -> int | None:
        """Read the form's own token; return when it was opened, None if it is not ours."""
        try:
            self.number, opened = signing.loads(token, salt=self.salt)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return opened

    @property
    def token(self) -> str:
        """The token to put into the page: this form's own, or a fresh one."""
        if self._age() is not None and self._age() <= OLDEST:
            return self.data["ticket"]
        return self._fresh()

    def _fresh(self) -> str:
        return signing.dumps([new_id(), int(self._now.timestamp())], salt=self.salt)

    def _age(self) -> int | None:
        return None if self.opened is None else int(self._now.timestamp()) - self.opened

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
