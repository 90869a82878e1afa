"""What readers fill in: words to look for, whether an article helped, and where to mail what is new."""

from django import forms

from tealight.help.forms.proven import Proven
from tealight.help.forms.ticket import Ticketed
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Viewer
from tealight.magazine.actions.answer_helpful import LONGEST
from tealight.magazine.queries.by_mail import tidy_address
from tealight.mail.address import LONGEST as LONGEST_ADDRESS
from tealight.search.words import LONGEST as LONGEST_QUESTION
from tealight.search.words import question
from tealight.ui.fields import PlainText

YES, NO = "yes", "no"


class HelpfulForm(Ticketed):
    """Whether an article helped, and a line to its editors. Whoever is signed in is no machine: their form may be young."""

    salt = "magazine.helpful"

    helpful = forms.ChoiceField(
        label="Was it helpful?", widget=forms.RadioSelect, choices=[(YES, "Yes"), (NO, "No")],
        error_messages={"required": "Choose yes or no."},
    )
    line = PlainText(
        label="A line to the editors", max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="What was missing, or what helped. They cannot answer you.",
    )

    def __init__(self, *args, viewer: Viewer, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self._is_person = viewer.is_person

    def clean(self):
        return self.cleaned_data if self._is_person and self.opened is not None else super().clean()


class ByMailForm(Proven):
    """An address to be mailed about new articles."""

    salt = "magazine.by-mail"

    to = PlainText(
        label="Your e-mail address", max_length=LONGEST_ADDRESS, missing="Type an address, or close the page.",
        help_text="Best one that you alone read.",
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_to(self) -> str:
        """Return the address as mail servers write it."""
        try:
            return tidy_address(self.cleaned_data["to"])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from None


class ArticleSearchForm(forms.Form):
    """What somebody looks for in the magazine."""

    words = PlainText(
        label="What are you looking for?", max_length=LONGEST_QUESTION, missing="Type a word that may stand in an article.",
        help_text="“Words in quotes” stand together. A star finds beginnings: hospit*",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_words(self) -> str:
        """Return the words, if there is one in them."""
        typed = self.cleaned_data["words"]
        if not question(typed):
            raise forms.ValidationError("There is no word in this. Type one that may stand in an article.")
        return typed
