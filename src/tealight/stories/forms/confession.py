"""A few words without a name, and the code by which their writer comes back."""

from django import forms

from tealight.accounts.proof import OLD_ENOUGH, is_worked
from tealight.help.forms.ticket import OLDEST, Ticketed
from tealight.kernel.viewer import Viewer
from tealight.stories.models import Confession
from tealight.ui.fields import PlainText


class ConfessionForm(Ticketed):
    """The few words. Whoever has no account shows, too, that they are no machine: by work done, or by waiting."""

    salt = "stories.confession"

    text = PlainText(
        label="A few words", max_length=Confession.LONGEST, missing="There are no words yet. Write one line, or close the page.",
        help_text=f"{Confession.LONGEST} characters at most. Nobody can answer; members may stand beside it without words.",
        widget=forms.Textarea({"rows": 6}),
    )
    work = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def __init__(self, *args, viewer: Viewer, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self._is_person = viewer.is_person

    @property
    def worked(self) -> str:
        """The work that was done for this form's token, to be sent again; "" for a fresh one."""
        return self.data.get("work", "") if self.is_bound and self.token == self.data.get("ticket") else ""

    @property
    def is_worked(self) -> bool:
        """Whether the browser did the work that is asked of a form."""
        return is_worked(self.data.get("ticket", ""), self.data.get("work", ""))

    def clean(self):
        age = self._age()
        if self._is_person and age is not None and age <= OLDEST:
            return self.cleaned_data
        given = super().clean()
        if not self._is_person and age is not None and age < OLD_ENOUGH and not self.is_worked and not self.non_field_errors():
            self.add_error(
                None,
                f"We ask this of every form, to keep machines out: wait {OLD_ENOUGH - age} seconds, then press Send once more. "
                "What you wrote is still here.",
            )
        return given


class CodeForm(forms.Form):
    """The code that was shown once."""

    code = PlainText(
        label="Your code", max_length=60, missing="Type the code here.", help_text="Sixteen letters and numbers, in groups of four.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
