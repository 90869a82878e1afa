"""What somebody of the team decides, as a form: one list in plain words, and what a letter has to say."""

from datetime import date, timedelta

from django import forms

from tealight.groups.models import Group
from tealight.moderation.judgement import FOR_A_TIME, OF_A_PERSON, Judgement
from tealight.moderation.kinds import ARTICLE
from tealight.moderation.models import Category, Ground, Measure, Outcome
from tealight.place.queries import notes, place
from tealight.ui.choice import Choice
from tealight.ui.fields import PlainText

_LABELS = {
    Measure.NONE: Choice("It stays as it is", hint="Nobody is told. What waited can be read."),
    Measure.NOTE: Choice("Add a content note", hint="Everyone who wants that can read it."),
    Measure.ASK: Choice("Ask for a change", hint="It stays meanwhile. The case stays open."),
    Measure.HOLD: Choice("Let it wait", hint="Only its author and the team read it. The case stays open."),
    Measure.LIMIT: Choice("Let fewer people read it"),
    Measure.REMOVE: Choice("Take it down", hint="Its author still reads it, and finds your letter."),
    Measure.CLOSE: Choice("Close the replies", hint="What was said stays."),
    Measure.WARN: Choice("A word of warning", hint="Nothing else happens."),
    Measure.PHOTOS: Choice("No photos, for a time"),
    Measure.PRE_READ: Choice("Read first what they share, for a time"),
    Measure.LETTERS: Choice("No letters, for a time"),
    Measure.SUSPEND: Choice("Suspend the account", hint="They read, and look after what is theirs."),
    Measure.WRITE: Choice("Stop their writing for others", hint="They go on reading, and write for themselves."),
}
#: what of it is said otherwise where it is an article
_OF_ARTICLES = {
    Measure.NONE: Choice("It stays as it is", hint="Whoever reported it is told. The editors read what was said, too."),
    Measure.REMOVE: Choice("Take it back from readers", hint="Nobody reads it until an editor has looked, and publishes it again."),
}
#: days a restriction lasts, "" until it is lifted
DAYS = (("3", "Three days"), ("7", "A week"), ("30", "A month"), ("90", "Three months"), ("", "Until the team lifts it"))
MEMBERS = "members"


class DecideForm(forms.Form):
    """One decision about one thing. `measures` are those there are for it (moderation/measures.py)."""

    what = forms.ChoiceField(label="What you decide", widget=forms.RadioSelect, error_messages={"required": "Choose one."})
    notes = forms.MultipleChoiceField(label="Which notes, if you add some", required=False, widget=forms.CheckboxSelectMultiple)
    readers = forms.ChoiceField(label="Who can still read it, if fewer", required=False)
    days = forms.ChoiceField(label="For how long, if it is for a time", required=False, choices=DAYS, initial="7")
    reason = PlainText(
        label="What you saw", max_length=4_000, required=False, widget=forms.Textarea({"rows": 5}),
        help_text="To whoever wrote it, in gentle words: what it is in it, and why that is hard here. Name nobody who told us.",
    )
    category = forms.ChoiceField(label="Which rule", choices=Category.choices, required=False, initial=Category.OTHER)
    rule = PlainText(
        label="The rule in its own words", max_length=500, required=False, widget=forms.TextInput({"autocomplete": "off"}),
        help_text="As it stands under Rules, or which law.",
    )
    ground = forms.ChoiceField(label="Whose rule it is", choices=Ground.choices, widget=forms.RadioSelect, required=False, initial=Ground.RULES)
    decision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**53 - 1)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args, measures: tuple[str, ...], kind: str = "", **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        labels = _LABELS | _OF_ARTICLES if kind == ARTICLE else _LABELS
        self.fields["what"].choices = [(what, labels[what]) for what in measures]
        if kind == ARTICLE:
            self.fields["reason"].help_text = "To the editors: what it is in it, and why it cannot wait. Name nobody who told us."
        self.fields["notes"].choices = [(note.key, note.label) for note in notes(place().version).offered]
        self.fields["readers"].choices = [("", "–"), (MEMBERS, "Members"), *_rooms()]
        for name, what in (("notes", {Measure.NOTE}), ("readers", {Measure.LIMIT}), ("days", OF_A_PERSON)):
            if not what & set(measures):
                del self.fields[name]

    def clean(self):
        given = super().clean()
        what = given.get("what", "")
        if what and what != Measure.NONE and not given.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say what you saw. Whoever it is about reads this.")
        if what and what != Measure.NONE and given.get("category") == Category.OTHER and not given.get("rule"):
            self.add_error("rule", "Say which rule, in its own words.")
        if what == Measure.NOTE and not given.get("notes"):
            self.add_error("notes", "Choose which notes.")
        if what == Measure.LIMIT and not given.get("readers"):
            self.add_error("readers", "Choose who can still read it.")
        if what in FOR_A_TIME and not given.get("days") and "days" not in self.errors:
            self.add_error("days", "This always has an end. Choose one.")
        return given

    def judged(self, noticed: str, today: date) -> Judgement:
        """Return what was decided, as the actions take it."""
        said = self.cleaned_data
        readers = said.get("readers", "") if said["what"] == Measure.LIMIT else ""
        group = None if readers in ("", MEMBERS) else int(readers)
        days = said["days"] if said["what"] in OF_A_PERSON else ""
        return Judgement(
            what=said["what"], reason=said["reason"], ground=said["ground"] or Ground.RULES,
            category=said["category"] or Category.OTHER, rule=said["rule"], noticed=noticed,
            until=today + timedelta(days=int(days)) if days else None,
            notes=tuple(said.get("notes", ())) if said["what"] == Measure.NOTE else (),
            audience="group" if group is not None else readers, group=group,
        )


class HearingForm(DecideForm):
    """What came of an appeal and, where something else holds from now on, what."""

    outcome = forms.ChoiceField(
        label="What comes of it", widget=forms.RadioSelect, error_messages={"required": "Choose one."},
        choices=(
            (Outcome.UPHELD, Choice("It stays as it was decided")),
            (Outcome.UNDONE, Choice("It is undone")),
            (Outcome.CHANGED, Choice("Something else holds instead", hint="Then say what, below.")),
        ),
    )
    words = PlainText(
        label="Why", max_length=4_000, missing="Say why, to whoever appealed.", widget=forms.Textarea({"rows": 5}),
        help_text="To whoever appealed. They read it beside the letter.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].required = False
        for name in ("decision", "seen"):
            del self.fields[name]

    def clean(self):
        if self.data.get("outcome") != Outcome.CHANGED:
            return super(DecideForm, self).clean()
        given = super().clean()
        if not given.get("what"):
            self.add_error("what", "Choose what holds instead.")
        return given


class WaveForm(forms.Form):
    """Why many things are taken down at once."""

    things = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
    stop_writing = forms.BooleanField(
        label="And stop them from writing for others", required=False, initial=True,
        help_text="Whoever is behind each name. They go on reading, and can say what is wrong with it.",
    )
    reason = PlainText(
        label="What you saw", max_length=4_000, missing="Say what you saw. Each of them reads this.",
        widget=forms.Textarea({"rows": 4}), help_text="Each of them finds a letter with it.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class AppealForm(forms.Form):
    """What somebody says to a decision."""

    text = PlainText(
        label="What is wrong with it", max_length=10_000, missing="There is nothing here to send yet. Write a line, or more.",
        widget=forms.Textarea({"rows": 6}),
        help_text="Someone of the team who did not decide it reads this. It can be said once.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


def kept_of(data, names) -> tuple[tuple[str, str], ...]:
    """Return what was typed as hidden fields keep it from one step to the next."""
    return tuple((name, value) for name in names for value in data.getlist(name))


def _rooms() -> list[tuple[str, str]]:
    rows = Group.objects.filter(opened_on__isnull=False, closed_on=None).order_by("place_in_list", "name")
    return [(str(number), f"People in {name}") for number, name in rows.values_list("id", "name")]
