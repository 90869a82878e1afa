"""Words to somebody who runs this place or hears complaints about it."""

from django import forms

from tealight.help.forms.plain import Mail, PlainText
from tealight.help.forms.ticket import Ticketed


class MessageForm(Ticketed):
    """Words, and where an answer goes. No field is asked that is not needed to answer."""

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

    def clean_reply_to(self):
        address = self.cleaned_data["reply_to"]
        if "\x00" in address:
            raise forms.ValidationError("That doesn’t look like an e-mail address.")
        return address
