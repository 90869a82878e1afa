"""A form that visitors show to be no machine's: by work their browser does, or by waiting."""

from django import forms

from tealight.accounts.proof import OLD_ENOUGH, is_worked
from tealight.help.forms.ticket import OLDEST, Ticketed
from tealight.kernel.viewer import Viewer


class Proven(Ticketed):
    """A form anybody may send. Whoever has no account shows, too, that they are no machine: by work done, or by waiting."""

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
