"""What an operator says about a content note of their own."""

from django import forms

from tealight.ui.fields import PlainText


class NoteForm(forms.Form):
    """A new content note: a short factual word for something some readers keep away."""

    label = PlainText(
        label="Name", max_length=40, missing="The note needs a name.",
        help_text="As authors choose it, in neutral words: “Physical detail”.",
    )
    phrase = PlainText(
        label="Within a sentence", max_length=80, missing="Say it as part of a sentence.",
        help_text="What follows “A story with …”: “physical detail”.",
    )
    meaning = PlainText(
        label="What it means", max_length=160, required=False,
        help_text="A few words for who is unsure: “bleeding, procedures”.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self):
        """Lines and piled spaces have no place in a label."""
        return {name: " ".join(text.split()) for name, text in self.cleaned_data.items()}
