"""Made-up facts for the cabinet: every component in every state, about nobody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace as Facts

from django import forms
from django.utils.safestring import mark_safe

from tealight.ui.choice import Choice

TICKET = (
    "<p>Nobody warns you about the admin. I had a list in my phone of every appointment I had to ring up and"
    " cancel, and every person on the other end said “no problem”, as if I had cancelled a delivery.</p>"
    "<p>On the way out the ticket machine asked me whether I had had a nice visit. I stood there with my finger over"
    " the green face and the red face, and a man behind me said, very quietly, “take your time”.</p>"
)
AFTER = "<p>I think about that man more than almost anyone.</p>"
EVERY_SHAPE = (
    "<p>There is a drawer I do not open. In it: <strong>one hat</strong>, the bracelet, a receipt for a car seat we"
    " <em>never collected</em>.</p><blockquote><p>Take your time.</p></blockquote><ul><li>the form they post to you</li>"
    "<li>the form you ask for</li></ul><ol><li>ring the clinic</li><li>ring it again</li></ol>"
    '<p>The wording is on <a href="#words">the hospital’s page</a>, though it took three calls to find.</p>'
)
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
    rules = forms.BooleanField(
        label="I have read the rules", help_text="They are short. You can read them again at any time."
    )


def persona(number: int, name: str, url: str = "#words") -> Facts:
    """Return a face; the number draws its wheel."""
    return Facts(id=number, name=name, url=url)


MARIGOLD = persona(9003, "Marigold Lane")
LANTERN = persona(9014, "Small Lantern", "")
TEASEL = persona(9004, "Teasel")
BEN = persona(9001, "Ben Harrow")
HERON = persona(9017, "Quiet Heron", "")


@dataclass(frozen=True)
class Pane:
    """All facts for one theme. Ids and field names begin with the theme, so that both can stand on one page."""

    theme: str
    now: datetime

    @property
    def hour(self) -> datetime:
        return self.now - timedelta(hours=3)

    @property
    def reactions(self) -> list[Facts]:
        return [
            Facts(value="with-you", label="With you", icon="heart", lit=False),
            Facts(value="been-there", label="Been there", icon="been-there", lit=False),
            Facts(value="candle", label="Candle", icon="candle", lit=True),
            Facts(value="thank-you", label="Thank you", icon="leaf", lit=False),
        ]

    @property
    def menu(self) -> list[Facts]:
        return [
            Facts(label="Keep for myself", hint="Nobody is told.", url="#words", post=True),
            Facts(label="Hide this person here", hint="You won’t see their words.", url="#words", post=True),
            Facts(label="Mute", hint="Absent from your stories, covered in threads.", url="#words", post=True),
            Facts(label="Block", hint="Neither of you sees the other. They are not told.", url="#words", post=False),
        ]

    @property
    def cards(self) -> list[Facts]:
        return [
            card(self.hour, MARIGOLD, "The ticket machine asked if I’d had a nice visit", "Late loss and stillbirth",
                 "Nobody warns you about the admin. I had a list in my phone of every appointment I had to ring up and cancel…",
                 "Has anyone been through this?"),
            card(self.hour - timedelta(hours=6), LANTERN, "Six weeks later, in a car park", "Partners, family and friends",
                 "Nobody asked me how I was. I thought I was all right until a song I don’t even like came on and I could not"
                 " find the handbrake…", "No reply needed", anonymous=True),
            card(self.hour - timedelta(days=1), TEASEL, "Nineteen eighty-seven", "Long ago",
                 "We were told to go home and try again. No one wrote anything down. I am seventy-one and last week I said"
                 " the name in a room full of people…", "Company, not advice"),
        ]  # fmt: skip

    @property
    def story(self) -> Facts:
        return Facts(
            title="The ticket machine asked if I’d had a nice visit", persona=MARIGOLD, hour=self.hour, anonymous=False,
            edited=False, need="has anyone been through this?", room="Late loss and stillbirth", room_url="#words",
            audience="for members", notes=["hard care", "physical detail"],
        )  # fmt: skip

    @property
    def parts(self) -> list[Facts]:
        return [
            Facts(html=mark_safe(TICKET)),
            Facts(cover="A paragraph with physical detail.", url="#words"),
            Facts(html=mark_safe(AFTER)),
        ]

    @property
    def every_shape(self) -> str:
        return mark_safe(EVERY_SHAPE)

    @property
    def replies(self) -> list[Facts]:
        answer = self.reply(3, MARIGOLD, "<p>I did the same at the chemist. Neither face.</p>", 1)
        return [
            self.reply(
                1, BEN, "<p>The green face and the red face. I have never told anyone, but I pressed neither and paid at"
                " the desk, because I could not choose. Thank you for writing this down.</p>", 3, answers=[answer],
            ),
            Facts(id=f"{self.theme}-2", cover="A reply with physical detail.", cover_url="#words"),
            self.reply(
                4, HERON, "<p>I read this twice and then went and sat in the garden. I’m five years on. The phone calls are"
                " the bit I still dream about. I’m glad somebody said take your time.</p>", 2, anonymous=True, edited=True,
            ),
            Facts(id=f"{self.theme}-5", gone="Taken back by its author.", answers=[], cover=""),
        ]  # fmt: skip

    def reply(self, number, who, html, hours, *, anonymous=False, edited=False, answers=()) -> Facts:
        """Return a reply as the reply component takes it."""
        return Facts(
            id=f"{self.theme}-{number}", persona=who, hour=self.now - timedelta(hours=hours), anonymous=anonymous,
            edited=edited, html=mark_safe(html), answers=answers, answer_url="#words" if number != 3 else "",
            menu=self.menu if number != 3 else [], note="", cover="", gone="",
        )  # fmt: skip

    @property
    def filter_rows(self) -> list[Facts]:
        rows = (
            ("Pregnancy", "A current pregnancy, a positive test, an announcement", "leave-out"),
            ("Scan photos", "", "leave-out"),
            ("Physical detail", "Bleeding, procedures", "cover"),
            ("Faith", "", "show"),
        )
        return [
            Facts(name=f"{self.theme}-note-{at}", label=label, hint=hint, value=value)
            for at, (label, hint, value) in enumerate(rows)
        ]

    @property
    def presets(self) -> list[Facts]:
        return [
            Facts(value="these", label="Start like this", chosen=True,
                  text="Pregnancies, births, scans and living babies’ photos left out. Photos of babies who died, physical"
                  " detail and self-harm covered."),
            Facts(value="gentle", label="Gentle", text="No pregnancies, babies or pictures. Grief itself is never covered."),
            Facts(value="all", label="As they come", text="Nothing covered, nothing left out."),
        ]  # fmt: skip

    @property
    def lines(self) -> list[Facts]:
        return [
            Facts(emergency=True, name="Emergency", number="999", text="If someone may die or be badly hurt.", also=[]),
            Facts(
                name="A helpline by telephone", number="0800 000 0000", emergency=False,
                text="For anyone who lost a pregnancy or a baby, and for those close to them.",
                hours="Weekdays 9 am–5 pm, Tuesdays until 8 pm", cost="Free", on_bill="Does not show on a bill",
                languages="English, Welsh", verified="Checked 2 March 2026",
                also=[Facts(label="Write to them", url="#words"), Facts(label="Their own page", url="#words")],
            ),
        ]  # fmt: skip

    @property
    def notices(self) -> list[Facts]:
        return [
            Facts(open_url="#words", text="Ben Harrow replied to your story", hour=self.hour, new=True),
            Facts(open_url="#words", text="Two people answered in a thread you are in",
                  hour=self.hour - timedelta(days=1), new=False),
        ]  # fmt: skip

    def form(self, name: str, *, data: dict | None = None) -> forms.Form:
        """Return one of the forms above, its ids and names made unique to this pane."""
        kinds = {"story": StoryForm, "reply": ReplyForm, "every": EveryFieldForm}
        prefix = f"{self.theme}-{name}{'-wrong' if data is not None else ''}"
        given = {f"{prefix}-{key}": value for key, value in data.items()} if data is not None else None
        return kinds[name](given, prefix=prefix, auto_id="id_%s", initial=INITIAL.get(name))

    @property
    def story_form(self) -> forms.Form:
        return self.form("story")

    @property
    def reply_form(self) -> forms.Form:
        return self.form("reply")

    @property
    def fields(self) -> forms.Form:
        return self.form("every")

    @property
    def wrong(self) -> forms.Form:
        return self.form("every", data={"name": "", "country": "GB", "code": "12"})

    faces = (Facts(label="Quick view", url="#words", current=True), Facts(label="Full article", url="#words", current=False))
    swatches = tuple("paper sheet inset line edge ink-2 ink accent-soft accent glow-soft glow".split())
    numbers = range(9000, 9024)
    offer = Facts(
        title="You mention children at home.", text="Add a note? People avoiding that won’t see this.",
        yes="Add note", no="No note", value="living-children",
    )  # fmt: skip
    signs = (
        "soaking more than one pad in an hour",
        "pain at one side, or at the tip of your shoulder",
        "fever, or feeling faint",
        "sudden confusion, or hearing voices",
    )
    ways_in = (Facts(url="#words", label="Join"), Facts(url="#words", label="Read first"), Facts(url="#words", label="Help now"))
    note = Facts(url="#words", text="Someone may check this device? What we can’t hide")
    heads = ("Who", "Asked", "Room")
    points = ("Replies to it go with it.", "You can’t undo this.")
    join = Facts(url="#words", label="Ask to join", kind="quiet")
    rooms = (
        Facts(name="Late loss and stillbirth", url="#words", text="From about the middle of pregnancy on.", state="You’re in",
              filters="Here, physical detail is shown."),
        Facts(name="Ending a pregnancy for medical reasons", url="#words", filters="", state="Joined by asking",
              text="Nobody here will ask you to explain. There is no debate in this room."),
        Facts(name="Long ago", url="", text="It does not matter how many years it has been.", state="Waiting to open", filters=""),
    )  # fmt: skip
    ways = (
        Facts(url="#words", label="Filters", text="What is shown, covered or left out."),
        Facts(url="#words", label="My circle", text="3 people you invited."),
        Facts(url="#words", label="Devices and sign-in", text="Where you are signed in; your password and recovery words."),
    )
    rows = (
        Facts(name="Pen name", value="Marigold Lane", url="#words", action="Change"),
        Facts(name="E-mail", value="None. Your recovery words are the only way back in.", url="#words", action="Add"),
        Facts(name="Country", value="United Kingdom", url="", action=""),
    )
    table = (
        (Facts(text="Marigold Lane", url="#words"), Facts(text="yesterday", head="Asked"), Facts(text="TFMR", head="Room")),
        (Facts(text="Teasel", url="#words"), Facts(text="3 hours ago", head="Asked"), Facts(text="TFMR", head="Room")),
    )
    #: squares in the manner of a QR code; it says nothing
    code = mark_safe(
        '<svg viewBox="0 0 21 21" aria-hidden="true"><path d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 0h1v3H9zM11 2h2v1h-2z'
        'M8 5h3v1H8zM9 8h4v2H9zM14 9h2v3h-2zM18 8h3v1h-3zM2 9h4v1H2zM0 11h3v1H0zM9 12h2v4H9zM13 14h3v2h-3zM18 13h2v4h-2z'
        'M12 18h4v2h-4zM9 18h1v3H9zM18 19h3v1h-3z"/><path fill="#fff" d="M1 1h5v5H1zM15 1h5v5h-5zM1 15h5v5H1z"/>'
        '<path d="M2 2h3v3H2zM16 2h3v3h-3zM2 16h3v3H2z"/></svg>'
    )

    @property
    def words(self) -> list[str]:
        return "harbour lichen candle anchor thistle meadow copper willow ember saltmarsh juniper lantern".split()


def card(hour, who, title, room, excerpt, need, *, anonymous=False) -> Facts:
    """Return a story as the card component takes it."""
    return Facts(
        url="#words", title=title, excerpt=excerpt, persona=who, hour=hour, anonymous=anonymous, room=room, need=need, audience=""
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
