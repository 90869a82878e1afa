"""Hours somebody takes, and a note for whoever comes next."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms

from tealight.kernel.viewer import Person
from tealight.rota.spans import Span
from tealight.ui.fields import PlainText

#: how far ahead one may be put on the list
AHEAD = 42
WEEKLY = (("1", "This once"), ("4", "Every week, four times"), ("12", "Every week, twelve times"))
_CLOCK = [time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 30)]
_CHOICES = [(f"{at:%H:%M}", f"{at:%H:%M}") for at in _CLOCK]


class ShiftForm(forms.Form):
    """Which hours, how often, and what one is called in them."""

    day = forms.ChoiceField(label="Day", error_messages={"invalid_choice": "Choose one of these days."})
    begins = forms.ChoiceField(label="From", choices=_CHOICES, initial="19:00")
    ends = forms.ChoiceField(
        label="Until", choices=_CHOICES, initial="23:00", help_text="Earlier than it begins means: the next morning."
    )
    often = forms.ChoiceField(label="How often", choices=WEEKLY)
    name = forms.ChoiceField(
        label="Name on duty", required=False,
        help_text="People you write to see this word, and never your name here. Nobody else in the team has it.",
    )
    who = forms.TypedChoiceField(label="Who", coerce=int)

    def __init__(self, *args, viewer: Person, now: datetime, timezone: str, names: tuple, people: tuple, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self._zone, self._viewer = ZoneInfo(timezone), viewer
        # The night that began yesterday may still need somebody.
        first = now.astimezone(self._zone).date() - timedelta(days=1)
        days = [first + timedelta(days=step) for step in range(AHEAD + 2)]
        self.fields["day"].choices = [(day.isoformat(), f"{day:%A} {day.day} {day:%B}") for day in days]
        self.initial["day"] = self.initial.get("day") or days[1].isoformat()
        self.fields["name"].choices = [("", "My usual one"), *((name, name) for name in names)]
        self.fields["who"].choices = people
        if len(people) < 2:
            del self.fields["who"]

    @property
    def whose(self) -> int:
        """Return the persona these hours are for; call it on a valid form."""
        return self.cleaned_data.get("who", self._viewer.persona_id)

    def hours(self) -> tuple[Span, ...]:
        """Return the hours as moments, each as the place's clocks show it on its day."""
        said = self.cleaned_data
        first, begins, ends = date.fromisoformat(said["day"]), *(time.fromisoformat(said[key]) for key in ("begins", "ends"))
        return tuple(
            span_on(first + timedelta(weeks=week), begins, ends, self._zone) for week in range(int(said["often"]))
        )


def span_on(day: date, begins: time, ends: time, zone: ZoneInfo) -> Span:
    """Return the hours that begin on `day`; they end the next day where that is not later on the clock."""
    last = day if ends > begins else day + timedelta(days=1)
    start, end = datetime.combine(day, begins, zone), datetime.combine(last, ends, zone)
    utc = ZoneInfo("UTC")
    return start.astimezone(utc), end.astimezone(utc)


class NoteForm(forms.Form):
    """What the next on duty should know."""

    text = PlainText(
        label="For whoever comes next", max_length=4_000, missing="There is nothing here to leave yet.",
        widget=forms.Textarea({"rows": 5}),
        help_text="What waits, what you promised, what to look at again. It is gone after a fortnight.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
