"""The form that reaches the trustee."""

from tealight.help.forms.message import MessageForm


class ComplaintForm(MessageForm):
    """A complaint about the team, to somebody outside it."""

    salt = "help.complaint"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].label = "What happened, and when?"
