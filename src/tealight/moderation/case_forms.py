"""What the team writes down with a case."""

from django import forms

from tealight.kernel.ids import LARGEST, new_id
from tealight.ui.fields import PlainText

_LONGEST = 4_000


class _OfCase(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", auto_id=f"id_{self.prefix_of_ids}_%s", **kwargs)


class NoteForm(_OfCase):
    """A note, or what one thinks of a case. Its id is drawn with the form, so that sent twice it is one."""

    prefix_of_ids = "note"

    text = PlainText(
        label="A note for the team", max_length=_LONGEST, missing="Write the note first.",
        help_text="The team can read it, with this case. Never its author, nor who reported it.",
        widget=forms.Textarea({"rows": 3}),
    )
    note = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"note": new_id()}, **kwargs)


class WordForm(_OfCase):
    """A word for whoever wrote it, whom no letter finds. Its id is drawn with the form, so that sent twice it is one."""

    prefix_of_ids = "word"

    text = PlainText(
        label="A word for whoever wrote this", max_length=2_000, missing="Write a word first.",
        help_text="Whoever has the code reads it when they come back. They cannot answer. Say where help is.",
        widget=forms.Textarea({"rows": 3}),
    )
    word = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"word": new_id()}, **kwargs)


class OpinionForm(NoteForm):
    """What somebody thinks of a case who was asked to look too."""

    prefix_of_ids = "opinion"

    text = PlainText(
        label="What you think of it", max_length=_LONGEST, missing="Write what you think first.",
        help_text="It stays with the case as a note. The team can read it.", widget=forms.Textarea({"rows": 3}),
    )


class AskOpinionForm(_OfCase):
    """What somebody would like another to look at; may be left empty."""

    prefix_of_ids = "ask"

    text = PlainText(
        label="What would you like somebody else to look at?", max_length=_LONGEST, required=False,
        help_text="You can leave this empty.", widget=forms.Textarea({"rows": 2}),
    )
