"""The short form of whoever wrote that a child may be at risk. Nothing in it has to be answered."""

from django import forms

_LONGEST = 600


def _asked(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"max_length": f"This has room for {_LONGEST} characters. A few words are enough."},
    )


class SafeForm(forms.Form):
    """Who is with the child, and whether anybody is safe now."""

    with_child = _asked("Who is with the child now?")
    safe = _asked("Is anyone safe now, and where?")

    def __init__(self, fields=None):
        super().__init__(fields, label_suffix="")

    def clean(self):
        given = super().clean()
        if not self.errors and not any(word.strip() for word in given.values()):
            raise forms.ValidationError("There is nothing in it yet. One word is enough, or leave it.")
        return given

    @property
    def said(self) -> str:
        """Return what was answered, each under what was asked."""
        answers = ((self.fields[name].label, self.cleaned_data[name].strip()) for name in self.fields)
        return "\n".join(f"{asked} {answer}" for asked, answer in answers if answer)
