"""The form of "Write to the team"."""

from django import forms

from tealight.help.forms.message import MessageForm


class ContactForm(MessageForm):
    """A message to the team."""

    says_who = forms.BooleanField(label="Say who I am here", required=False)

    salt = "help.contact"
