"""What set-up asks beyond the parts of the place."""

import hmac

from django import forms

from tealight.accounts.forms import password_faults
from tealight.accounts.names import tidy_name
from tealight.operations.setup import recovery_groups
from tealight.ui.fields import PlainEmail, PlainText


class OperatorForm(forms.Form):
    """The first operator's account."""

    pen_name = PlainText(
        label="A name for here", max_length=200, missing="Choose a name.",
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "words", "spellcheck": "false"}),
        help_text="It need not be a real name. Members see it where you write something.",
    )
    password = forms.CharField(
        label="Password", strip=False, max_length=512,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text="12 characters or more. Three or four words are fine.",
        error_messages={"required": "Choose a password."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_pen_name(self) -> str:
        return tidy_name(self.cleaned_data["pen_name"])

    def clean(self):
        given = super().clean()
        for fault in password_faults(given["password"], given.get("pen_name", "")) if given.get("password") else ():
            self.add_error("password", fault)
        return given


class KeyCopyForm(forms.Form):
    """Two groups of the recovery key, read back from the copy."""

    first = PlainText(max_length=40, missing="Type this group from your copy.")
    second = PlainText(max_length=40, missing="Type this group from your copy.")

    def __init__(self, *args, asked: tuple[int, int], **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self._asked = asked
        for name, number in zip(("first", "second"), asked, strict=True):
            self.fields[name].label = f"Group {number}"
            self.fields[name].widget.attrs.update(
                {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
            )

    def clean(self):
        given, groups = super().clean(), recovery_groups()
        for name, number in zip(("first", "second"), self._asked, strict=True):
            typed = "".join(given.get(name, "").split())
            if typed and not hmac.compare_digest(typed.encode(), groups[number - 1].encode()):
                self.add_error(
                    name, f"Group {number} of your copy is not this. Capitals matter. Look at it once more, or go back to the key."
                )
        return given


class MailForm(forms.Form):
    """Where the test mail goes. The address is used once and not kept."""

    to = PlainEmail(
        label="Send a test mail to", max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
        help_text="An address of your own. It is used for this mail and kept nowhere.",
        error_messages={
            "required": "Type an address of your own.",
            "invalid": "That doesn’t look like an e-mail address.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
