"""Forms as the rooms write theirs, so that the components can be seen filled, empty and wrong."""

from django import forms

from tealight.ui.choice import Choice

NOTES = (
    ("living-children", "living children"), ("pregnancy", "pregnancy"), ("birth", "birth"),
    ("physical-detail", "physical detail"), ("baby-detail", "a baby who died, described"), ("self-harm", "self-harm"),
)  # fmt: skip


class StoryForm(forms.Form):
    """The composer's fields as the components expect them."""

    title = forms.CharField(label="Title", widget=forms.TextInput(attrs={"class": "paper__title"}))
    body = forms.CharField(label="Your words", widget=forms.Textarea(attrs={"class": "paper__words", "rows": 12}))
    audience = forms.ChoiceField(
        label="Who can read it",
        widget=forms.RadioSelect,
        choices=[
            ("me", "Only me"),
            ("circle", Choice("My circle", beside="3 people")),
            ("room", "Late loss and stillbirth"),
            ("members", "All members"),
        ],
    )
    write_as = forms.ChoiceField(
        label="Write as",
        widget=forms.RadioSelect,
        choices=[
            ("pen", "Marigold Lane"),
            ("anonymous", Choice("Anonymous", hint="as Still Water, in this story only. Replies still reach you.")),
        ],
    )
    need = forms.ChoiceField(
        label="What would help",
        widget=forms.RadioSelect,
        choices=[
            ("none", "No reply needed"),
            ("been", "Has anyone been through this?"),
            ("facts", "Looking for information"),
            ("company", "Company, not advice"),
        ],
    )
    notes = forms.MultipleChoiceField(
        label="Content notes",
        widget=forms.CheckboxSelectMultiple,
        choices=NOTES,
        required=False,
        help_text="People who avoid one of these won’t see your story, or will see one calm line first.",
    )


class ReplyForm(forms.Form):
    """One box of words."""

    body = forms.CharField(label="Your reply", widget=forms.Textarea(attrs={"rows": 4}))
    notes = forms.MultipleChoiceField(
        label="Content notes", widget=forms.CheckboxSelectMultiple, choices=NOTES, required=False
    )
    anonymous = forms.BooleanField(label="or anonymously, as a name made for this story", required=False)
    later = forms.BooleanField(label="and let it appear within a day", required=False)

    @property
    def ticks(self) -> list[forms.BoundField]:
        """What else can be chosen of a reply."""
        return [self["anonymous"], self["later"]]


class EveryFieldForm(forms.Form):
    """Each kind of field, with hint and without."""

    name = forms.CharField(
        label="A name for here", help_text="Choose a name nobody would connect with you. You can change it."
    )
    password = forms.CharField(label="Password", widget=forms.PasswordInput, min_length=12)
    code = forms.CharField(label="Six figures from your app")
    country = forms.ChoiceField(label="Country", choices=[("GB", "United Kingdom"), ("IE", "Ireland")])
    line = forms.CharField(label="One line about you", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    age = forms.ChoiceField(
        label="Are you 18 or over?", widget=forms.RadioSelect, choices=[("yes", "Yes"), ("no", "No: show me where to go")]
    )
    rooms = forms.MultipleChoiceField(
        label="Rooms", widget=forms.CheckboxSelectMultiple, choices=[("early", "Early loss"), ("late", "Late loss")]
    )
    photos = forms.FileField(label="Photos", required=False)
    rules = forms.BooleanField(
        label="I have read the rules", help_text="They are short. You can read them again at any time."
    )


INITIAL = {
    "story": {
        "title": "The ticket machine asked if I’d had a nice visit",
        "body": "Nobody warns you about the admin. I had a list in my phone of every appointment I had to ring up and"
        " cancel, and every person on the other end said “no problem”, as if I had cancelled a delivery.\n\nOn the way out"
        " the ticket machine asked me whether I had had a nice visit. I stood there with my finger over the green face and"
        " the red face, and a man behind me said, very quietly, “take your time”.\n\nI think about that man more than"
        " almost anyone.\n\nMy two at home keep asking when I’ll be “finished being sad”.",
        "audience": "room", "write_as": "anonymous", "need": "been", "notes": ["living-children"],
    },
    "every": {"age": "yes", "rooms": ["early"], "rules": True},
}  # fmt: skip
