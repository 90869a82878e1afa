"""What somebody says who reports something, or is worried about someone."""

import re

from django import forms

from tealight.help.forms.ticket import Ticketed
from tealight.kernel.ids import LARGEST
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer
from tealight.magazine.queries.at_desk import article_number
from tealight.moderation.actions.report_thing import LONGEST
from tealight.moderation.reasons import reasons_for
from tealight.ui.choice import Choice
from tealight.ui.fields import PlainText

_ADDRESS = re.compile(
    r"(?:/stories/(?P<story>\d{1,16})/(?:replies/(?P<reply>\d{1,16})/)?|/people/(?P<persona>\d{1,16})/"
    r"|/reading/(?P<article>[-\w]{1,255})/|/small-hours/(?P<confession>\d{1,16})/)\S*$"
)


class _Telling(Ticketed):
    """Whoever is signed in is no machine: their form is not asked how old it is."""

    def __init__(self, *args, viewer: Viewer, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self._viewer, self._is_person = viewer, viewer.is_person

    def clean(self):
        return self.cleaned_data if self._is_person else super().clean()


class ReportForm(_Telling):
    """What is wrong with something, in plain words."""

    salt = "moderation.report"

    reason = forms.ChoiceField(
        label="What is wrong?", widget=forms.RadioSelect,
        error_messages={"required": "Choose what comes nearest. “Something else” is fine."},
    )
    words = PlainText(
        label="Anything we should know", max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 4}),
        help_text="Only the team reads this.",
    )


    def __init__(self, *args, kind: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(key, Choice(one.label, hint=one.hint)) for key, one in reasons_for(kind).items()]
        if kind == "article":
            self.fields["words"].help_text = "The team and the magazine’s editors read this."


class ReportAtForm(ReportForm):
    """The same, with the address of what it is about: the form of those who have no account."""

    address = PlainText(
        label="Address of the page", max_length=300, missing="Paste the address of the page here.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text="As the browser shows it. Of a reply: from “link” beside it.",
    )
    field_order = ("address", "reason", "words")

    def about(self) -> tuple[str, int]:
        """Return the kind and the id at the address; NotFound if it is none of ours."""
        found = _ADDRESS.search(self.cleaned_data["address"])
        for kind in ("reply", "story", "persona", "confession"):
            if found and found[kind]:
                return kind, int(found[kind])
        if found and found["article"]:
            return "article", article_number(self._viewer, found["article"])
        raise NotFound


class WorryForm(_Telling):
    """Somebody is worried about someone: no complaint, and nothing is asked that is not needed."""

    salt = "moderation.worry"

    words = PlainText(
        label="What worries you?", max_length=LONGEST, widget=forms.Textarea({"rows": 5}),
        missing="Write a line, so that we know where to look.",
    )
    is_urgent = forms.BooleanField(
        label="They may be in danger now", required=False, help_text="It goes to the top of what the team looks at.",
    )


class ReceiptForm(forms.Form):
    """The code on a receipt."""

    code = PlainText(
        label="The code on your receipt", max_length=60, missing="Type the code here.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class ReferralForm(forms.Form):
    """Whom outside the team told, and what. `number`: drawn with the form, so that sent twice it is once."""

    to = PlainText(
        label="Who was told", max_length=300, missing="Say who was told.",
        help_text="The office and the person there, with a reference if they gave one.",
    )
    what = PlainText(
        label="What was told", max_length=LONGEST, missing="Say what was told.", widget=forms.Textarea({"rows": 5}),
    )
    number = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
