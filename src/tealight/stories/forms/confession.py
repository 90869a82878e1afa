"""A few words without a name, and the code by which their writer comes back."""

from django import forms

from tealight.help.forms.proven import Proven
from tealight.stories.models import Confession
from tealight.ui.fields import PlainText


class ConfessionForm(Proven):
    """The few words. Whoever has no account shows, too, that they are no machine: by work done, or by waiting."""

    salt = "stories.confession"

    text = PlainText(
        label="A few words", max_length=Confession.LONGEST, missing="There are no words yet. Write one line, or close the page.",
        help_text=f"{Confession.LONGEST} characters at most. Nobody can answer; members may stand beside it without words.",
        widget=forms.Textarea({"rows": 6}),
    )
    #: what it carried was sent: the page has a fresh one, with the words still in it
    is_spent = False

    @property
    def token(self) -> str:
        """As `Ticketed.token`; of a form that was sent, a fresh one."""
        return self._fresh() if self.is_spent else super().token


class CodeForm(forms.Form):
    """The code that was shown once."""

    code = PlainText(
        label="Your code", max_length=60, missing="Type the code here.", help_text="Sixteen letters and numbers, in groups of four.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
