"""The parts of a place an operator decides, a form each."""

from typing import Any

from django import forms

from tealight.place.forms import where
from tealight.place.forms.hours import HoursUnreadable, read_hours, write_hours
from tealight.place.models import PlaceSettings, SignUpMode
from tealight.place.queries import Answers
from tealight.ui.choice import Choice
from tealight.ui.fields import PlainAddress, PlainText


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PartForm(forms.Form):
    """One part. Its fields are columns of the place; `changes` is what to write."""

    title: str
    #: what the operator needs to know before answering, one or two sentences
    about: str

    def __init__(self, *args, answers: Answers | None = None, **kwargs):
        super().__init__(*args, label_suffix="", initial=self.now(answers) if answers else None, **kwargs)

    def now(self, answers: Answers) -> dict[str, Any]:
        """Return what the fields show before anything is typed."""
        return {name: getattr(answers, name) for name in self.base_fields}

    def changes(self) -> dict[str, Any]:
        """Return the columns to write; call it on a valid form."""
        return {name: self.cleaned_data[name] for name in self.base_fields}


class NameForm(PartForm):
    """What the place is called, and where it is."""

    title = "The name of the place"
    about = (
        "Every page shows the name. Choose one that tells nothing to somebody who looks over a shoulder: "
        "“Harbour” rather than what the place is for."
    )
    name = PlainText(label="Name", max_length=60, missing="The place needs a name.")
    line = PlainText(
        label="One line about it",
        max_length=200,
        required=False,
        help_text="For the first page, such as: For people whose pregnancy ended or whose baby died, "
        "and those close to them.",
    )
    small_hours = PlainText(
        label="The page of short anonymous posts",
        max_length=40,
        required=False,
        help_text="A few words at a time, without a name and without answers. It is called “Small hours” unless you "
        "call it something else; its address stays /small-hours/.",
    )
    country = forms.ChoiceField(
        label="Country",
        choices=where.countries,
        help_text="Whose helplines are shown first. People choose their own country whenever they like.",
    )

    def clean_small_hours(self):
        return self.cleaned_data["small_hours"] or PlaceSettings._meta.get_field("small_hours").default


class JoiningForm(PartForm):
    """How people become members."""

    title = "How people join"
    about = "Reading articles and helplines needs no account, whatever you choose."
    sign_up_mode = forms.ChoiceField(
        label="Who may join",
        widget=forms.RadioSelect,
        choices=[
            (SignUpMode.OPEN, Choice("Anyone", hint="New members can write at once; their pictures and links wait.")),
            (SignUpMode.APPROVAL, Choice("Anyone may ask", hint="A person on your team says yes.")),
            (SignUpMode.INVITATION, Choice("Only people you invite", hint="By a link that works once.")),
        ],
    )


class HoursForm(PartForm):
    """When somebody is here to moderate."""

    title = "When somebody is here"
    about = (
        "Printed beside every page to write on. Outside these hours the place says that nobody is watching "
        "for emergencies, so write down only what you can keep."
    )
    hours = PlainText(
        label="Hours",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr"}),
        missing="Say when somebody is here, even if it is one evening a week.",
        help_text="A line each: Every day 19:00-23:00, or Mon-Fri 12:00-14:00, or Sat, Sun 10:00-12:00. "
        "Hours may run past midnight.",
    )
    timezone = forms.ChoiceField(label="Time zone of these hours", choices=where.timezones)

    def now(self, answers: Answers) -> dict[str, Any]:
        return {"hours": write_hours(answers.hours), "timezone": answers.timezone}

    def clean_hours(self):
        try:
            return read_hours(self.cleaned_data["hours"])
        except HoursUnreadable as unreadable:
            raise forms.ValidationError(str(unreadable)) from None


class SafeguardingForm(PartForm):
    """Who answers when somebody is in danger."""

    title = "Who answers when somebody is in danger"
    about = (
        "Two people, so that one can sleep. They read what software or members noticed, and decide. "
        "Their names are for your team; they are not shown to members. A trustee is shown to everyone."
    )
    safeguarding_lead = PlainText(
        label="Safeguarding lead", max_length=120, missing="Say who the safeguarding lead is.",
        help_text="A name, and how your team reaches them.",
    )
    safeguarding_deputy = PlainText(
        label="Deputy", max_length=120, missing="Say who stands in for the lead.",
        help_text="Somebody else than the lead.",
    )
    trustee = PlainText(
        label="Trustee who hears complaints about the team", max_length=120, required=False,
        help_text="Optional. Somebody who decides nothing here. Everyone can read it, on the page about complaints.",
    )
    trustee_way = PlainText(
        label="How the trustee is reached", max_length=120, required=False, widget=forms.TextInput({"dir": "ltr"}),
        help_text="An address or a number of theirs that nobody on the team reads. Everyone can read it.",
    )

    def clean(self):
        given = super().clean()
        lead, deputy = given.get("safeguarding_lead"), given.get("safeguarding_deputy")
        if lead and deputy and lead.casefold() == deputy.casefold():
            self.add_error("safeguarding_deputy", "The deputy is somebody else: one person cannot always be awake.")
        if given.get("trustee") and not given.get("trustee_way"):
            self.add_error("trustee_way", "Say how the trustee is reached, or name nobody yet.")
        if given.get("trustee_way") and not given.get("trustee"):
            self.add_error("trustee", "Say whom this reaches, or leave both empty.")
        return given


class PromisesForm(PartForm):
    """What people are told before they tell anything."""

    title = "What people can rely on"
    about = "People decide by these answers what they tell here. Write what will really happen."
    out_of_hours_plan = PlainText(
        label="When nobody is on duty",
        max_length=4_000, widget=_long(5), missing="Write down what happens when nobody is on duty.",
        help_text="Who looks next, and when? Who is rung, if anyone? What does the place say meanwhile?",
    )
    police_position = PlainText(
        label="The police",
        max_length=4_000, widget=_long(5), missing="Write down where this place stands on the police.",
        help_text="What would you report of your own accord? What do you hand over only when the law requires it? "
        "Losing a pregnancy has been investigated as a crime: people will ask.",
    )
    confidentiality = PlainText(
        label="When something told here is passed on",
        max_length=4_000, widget=_long(5), missing="Write down when something told here is passed on.",
        help_text="Shown to everyone who joins, before they choose a name.",
    )


class LeaveForm(PartForm):
    """Where "Leave site" goes."""

    title = "Where “Leave site” goes"
    about = "A dull page that many people open every day. It opens at once, in place of this one."
    leave_address = PlainAddress(
        label="Address",
        assume_scheme="https",
        max_length=200,
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        error_messages={
            "required": "Leave site needs somewhere to go.",
            "invalid": "This is no address. It looks like https://www.example.org/weather",
        },
    )

    def clean_leave_address(self):
        address = self.cleaned_data["leave_address"]
        if not address.startswith("https://"):
            raise forms.ValidationError("The address begins with https://, so that nobody on the way sees more.")
        return address


def _bound(label: str, help_text: str, *, least: int = 0, most: int = 500) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, help_text=help_text,
        error_messages={
            "required": "Write a number.", "invalid": "Write a number.",
            "min_value": f"The least is {least}.", "max_value": f"The most is {most}.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class LimitsForm(PartForm):
    """How much one person may do, so that nobody floods the others."""

    title = "How much at once"
    about = (
        "Bounds against floods. Whoever meets one is told so, and keeps every word. What is under a pen name and "
        "what is anonymous are counted apart, and anonymous writing has the same bounds for everyone: nobody can "
        "tell from them who is new, or who wrote something."
    )
    newcomer_days = _bound(
        "Days in which somebody is new", "Their photos and links wait for a person. 0 switches that off.", most=90,
    )
    newcomer_replies = _bound(
        "Replies a day of somebody new", "Under their pen name, outside their own stories. 0 means no bound.",
    )
    stories_a_day = _bound("Stories a day", "Of one member. 0 means no bound.")
    replies_an_hour = _bound("Replies an hour", "Of one member. 0 means no bound.")
    anonymous_replies_a_day = _bound(
        "Anonymous replies a day", "Of one member, new or not, outside their own stories. 0 means no bound.",
    )
    most_links = _bound("Links in one text", "0 means no bound.")


#: the word in the address -> the form, in the order a new place is asked
PARTS: dict[str, type[PartForm]] = {
    "name": NameForm,
    "joining": JoiningForm,
    "hours": HoursForm,
    "safeguarding": SafeguardingForm,
    "promises": PromisesForm,
    "leaving": LeaveForm,
    "limits": LimitsForm,
}
