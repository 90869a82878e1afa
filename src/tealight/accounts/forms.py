"""What account pages ask for: shape and wording of input, nothing else."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tealight.accounts.carry import UNSEEN
from tealight.accounts.device import GUISES
from tealight.accounts.losses import WORDS
from tealight.accounts.names import GONE, tidy_name
from tealight.ui.choice import Choice

LONGEST_PASSWORD = 512


_SAID = {
    "max_length": "This is too long: %(limit_value)d characters fit.",
    "invalid": "That does not look like an e-mail address.",
    "null_characters_not_allowed": "There is a sign in this that cannot be kept.",
}


class _Line(forms.TextInput):
    """Drops what nobody can see and no page may hold; a slip of a keyboard, or a prank."""

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value.translate(UNSEEN) if value else value


class _Lines(_Line, forms.Textarea):
    template_name = forms.Textarea.template_name


class AccountForm(forms.Form):
    """A form whose labels have no colon, and whose refusals are said as a person would."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            chosen = isinstance(field, forms.ChoiceField)
            field.error_messages["required"] = "Choose one of these." if chosen else "This is still empty."
            for check in field.validators:
                check.message = _SAID.get(getattr(check, "code", ""), getattr(check, "message", ""))


def _text(label: str, *, autocomplete: str = "off", attrs: dict | None = None, **kwargs) -> forms.CharField:
    widget = _Line({"autocomplete": autocomplete, **(attrs or {})})
    return forms.CharField(label=label, widget=widget, **kwargs)


def _password(label: str, autocomplete: str, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label, strip=False, max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput({"autocomplete": autocomplete}), **kwargs,
    )


def _name(label: str, **kwargs) -> forms.CharField:
    # Longer than a name may be: what was typed is answered with a sentence, not with an error page.
    return _text(
        label, autocomplete="username", max_length=200,
        attrs={"autocapitalize": "words", "spellcheck": "false"}, **kwargs,
    )


class _Similar:
    """What Django's similarity check compares a password with: the pen name alone."""

    def __init__(self, pen_name: str):
        self.pen_name = pen_name

    class _meta:
        @staticmethod
        def get_field(name):
            return type("Field", (), {"verbose_name": "name here"})


def password_faults(password: str, pen_name: str) -> list[str]:
    """Return why `password` is not good enough, a sentence each."""
    try:
        validate_password(password, _Similar(pen_name))
    except ValidationError as refused:
        return [_KIND.get(error.code, str(error.message)) for error in refused.error_list]
    return []


_KIND = {
    "password_too_short": "A password has 12 characters or more. Three or four words are fine.",
    "password_too_common": "Many people use this password, so others will try it first. Choose another.",
    "password_too_similar": "This password is too much like your name here. Choose another.",
}


class SignInForm(AccountForm):
    pen_name = _name("Your name here")
    password = _password("Password", "current-password")
    stay = forms.BooleanField(
        label="Keep me signed in on this device", required=False,
        help_text="For 30 days. Leave it empty if anyone else may pick this device up.",
    )


class SecondStepForm(AccountForm):
    code = _text(
        "Code", autocomplete="one-time-code", max_length=40,
        attrs={"inputmode": "numeric", "spellcheck": "false"},
        help_text="Six digits from your codes app, or one of your recovery codes.",
    )


class AgainForm(AccountForm):
    password = _password("Password", "current-password")


class ArriveForm(AccountForm):
    """A name for here."""

    pen_name = _name(
        "A name for here",
        help_text="Choose a name nobody would connect with you. You can change it whenever you like.",
    )
    password = _password(
        "Password", "new-password",
        help_text="12 characters or more. Three or four words are fine.",
    )
    of_age = forms.ChoiceField(
        label="Are you 18 or over?", widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", Choice("No", hint="We’ll show you where to go. Nothing is kept."))],
    )
    email = forms.EmailField(
        label="E-mail", required=False, max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text="Without it, your recovery words are the only way back in. It is kept sealed, and mail from here never says what this place is.",
    )

    def clean_pen_name(self) -> str:
        return tidy_name(self.cleaned_data["pen_name"])

    def clean(self):
        given = super().clean()
        if given.get("of_age") == "yes" and "password" in given:
            for fault in password_faults(given["password"], given.get("pen_name", "")):
                self.add_error("password", fault)
        return given


class AskToJoinForm(ArriveForm):
    """Where a person says yes first."""

    line = forms.CharField(
        label="A line to the team", required=False, max_length=500,
        widget=_Lines({"rows": 3}),
        help_text="Only the team reads it, and it is deleted when they have answered. You needn’t say what happened.",
    )


class NewPasswordForm(AccountForm):
    password = _password(
        "New password", "new-password",
        help_text="12 characters or more. Three or four words are fine.",
    )

    def __init__(self, *args, pen_name: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.pen_name = pen_name

    def clean_password(self) -> str:
        faults = password_faults(self.cleaned_data["password"], self.pen_name)
        if faults:
            raise ValidationError(faults)
        return self.cleaned_data["password"]


class RecoverByWordsForm(AccountForm):
    pen_name = _name("Your name here")
    words = forms.CharField(
        label="Your twelve recovery words", max_length=400,
        widget=_Lines({"rows": 3, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
        help_text="In order, with spaces between. Capitals don’t matter.",
    )
    password = _password(
        "New password", "new-password",
        help_text="12 characters or more. Three or four words are fine.",
    )

    def clean(self):
        given = super().clean()
        for fault in password_faults(given.get("password", ""), given.get("pen_name", "")) if given.get("password") else ():
            self.add_error("password", fault)
        return given


class RecoverByMailForm(AccountForm):
    pen_name = _name("Your name here")


class PenNameForm(AccountForm):
    pen_name = _name(
        "Your name here",
        help_text="What you wrote will show the new name. Nobody else can take the old one for 90 days.",
    )

    def clean_pen_name(self) -> str:
        return tidy_name(self.cleaned_data["pen_name"])


class LineForm(AccountForm):
    line = _text(
        "One line", required=False, max_length=160,
        help_text="Under your name, for members. Leave out anything someone who knows you would recognise.",
    )


class EmailForm(AccountForm):
    email = forms.EmailField(
        label="E-mail", max_length=254, widget=forms.EmailInput({"autocomplete": "email"}),
    )


class PasskeyForm(AccountForm):
    credential = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
    name = _text("A name for this passkey", required=False, max_length=40)


class FoundForm(AccountForm):
    """Whether others may find the pen name by searching."""

    found = forms.BooleanField(
        label="Let people here find my name by searching", required=False,
        help_text="Then whoever types how it begins comes to your page. Otherwise only those who meet your words know of it.",
    )


class WordForm(AccountForm):
    word = forms.ChoiceField(
        label="Which word should we use?", widget=forms.RadioSelect, required=False,
        choices=list(WORDS.items()),
    )


class InvitationForm(AccountForm):
    days = forms.ChoiceField(label="Works for", choices=[("7", "7 days"), ("30", "30 days")])


class FindForm(AccountForm):
    pen_name = _name("Name here")


class AppCodeForm(AccountForm):
    code = _text(
        "The six digits your app shows now", autocomplete="one-time-code", max_length=20,
        attrs={"inputmode": "numeric", "spellcheck": "false"},
    )


class CloseForm(AccountForm):
    words = forms.ChoiceField(
        label="What you wrote for others", widget=forms.RadioSelect,
        choices=[
            ("delete", Choice("Delete my words", hint="Your stories and replies are gone for everyone. Answers others wrote to them go where they have nothing left to stand on.")),
            ("keep", Choice("Keep them, without my name", hint=f"They stay under the face “{GONE}”. Nobody can join them to you again, you neither.")),
        ],
    )
    anonymous = forms.ChoiceField(
        label="What you wrote anonymously", widget=forms.RadioSelect, initial="keep",
        help_text="Nobody can tell that it is yours, and by staying as it is, it stays so. You will not be able to change it or take it back later.",
        choices=[
            ("keep", Choice("Leave it as it is", hint="Nothing about it changes.")),
            ("days", Choice("Delete it, one by one", hint="Each at an hour drawn by chance, over 14 days. Where hardly anyone leaves, somebody who watches closely may still guess.")),
            ("once", Choice("Delete it together with the account", hint="If your name and these words go at one time, someone may notice that they vanish together.")),
        ],
    )
    when = forms.ChoiceField(
        label="When", widget=forms.RadioSelect, initial="week",
        choices=[
            ("week", Choice("In seven days", hint="Until then your page is hidden and you are signed out. Sign in, and you can keep your account after all.")),
            ("now", Choice("At once", hint="This can’t be undone.")),
        ],
    )


class DeviceForm(AccountForm):
    guise = forms.ChoiceField(label="Name and picture on a home screen", choices=[(name, name) for name in GUISES])
    keeps = forms.BooleanField(
        label="Keep what I write here when there is no connection", required=False,
        help_text="Whoever uses this device while you are signed in can find those words. They are wiped when they have"
        " been saved, when you sign out, when you press Leave site, and when you switch this off.",
    )
