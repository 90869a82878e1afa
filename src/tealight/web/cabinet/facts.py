"""Made-up facts for one pane of the cabinet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace as Facts

from django import forms
from django.templatetags.static import static
from django.utils.safestring import SafeString

from tealight.web.cabinet.forms import INITIAL, NOTES, EveryFieldForm, ReplyForm, StoryForm
from tealight.web.cabinet.reading import article
from tealight.web.cabinet.things import (
    AFTER,
    BEN,
    EVERY_SHAPE,
    HERON,
    LANTERN,
    MARIGOLD,
    TEASEL,
    TICKET,
    Things,
)


@dataclass(frozen=True)
class Pane(Things):
    """All facts for one theme. Ids and field names begin with the theme, so that both can stand on one page."""

    theme: str
    now: datetime

    @property
    def reading(self) -> Facts:
        return article()

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
            Facts(label="Block", hint="You won’t meet their words, and what they write to you doesn’t arrive.", url="#words", post=False),
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
    def found(self) -> list[Facts]:
        """Two things as a search shows them."""
        words = SafeString("…and to cancel every <mark>appointment</mark> I had in my phone, each of them by name…")
        about = {"url": "#words", "title": "The ticket machine asked if I’d had a nice visit", "words": words}
        return [
            Facts(what="", persona=MARIGOLD, hour=self.hour, room="Late loss and stillbirth", **about),
            Facts(what="Reply", persona=LANTERN, hour=self.hour - timedelta(hours=6), room="", **about),
        ]

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
            Facts(html=TICKET, cover=""),
            Facts(cover="A paragraph with physical detail.", url="#words"),
            Facts(html=AFTER, cover=""),
        ]

    @property
    def photos(self) -> Facts:
        said = {"alt": "", "line": "", "notes": ("",), "url": "", "state": "", "fault": ""}
        rows = (
            Facts(**{**said, "url": static("ui/icons/place.svg"), "alt": "A lamp on a sill", "notes": ("birth", "")}, key="u1", place=1),
            Facts(**{**said, "state": "Being prepared. That takes a moment; you can go on writing."}, key="u2", place=2),
            Facts(**{**said, "fault": "This photo is larger than 25 MB. Send a smaller copy."}, key="u3", place=3),
        )
        return Facts(
            field=self.fields["photos"], rows=rows, options=NOTES, places=range(1, 4), refused="",
            said="Your photos are here, and nobody else can see them yet.",
        )

    @property
    def pictures(self) -> list[Facts]:
        drawn = static("ui/icons/place.svg")
        there = {"cover": "", "alt": "A drawing of a lamp", "width": 320, "height": 320}
        sources = (Facts(type="image/svg+xml", srcset=f"{drawn} 320w"),) * 2
        return [
            Facts(**there, line="The lamp we left on.", sources=sources, src=drawn),
            Facts(**{**there, "height": 120}, line="", sources=(), src=""),
            Facts(cover="A photo shared by Teasel, of a baby who died.", cover_url="#words"),
        ]

    @property
    def every_shape(self) -> str:
        return EVERY_SHAPE

    @property
    def replies(self) -> list[Facts]:
        answer = self.reply(3, MARIGOLD, "<p>I did the same at the chemist. Neither face.</p>", 1)
        return [
            self.reply(
                1, BEN, "<p>The green face and the red face. I have never told anyone, but I pressed neither and paid at"
                " the desk, because I could not choose. Thank you for writing this down.</p>", 3, answers=[answer],
            ),
            Facts(id=f"{self.theme}-2", cover="A reply with physical detail.", cover_url="#words", menu=[], answers=[], box=None),
            self.reply(
                4, HERON, "<p>I read this twice and then went and sat in the garden. I’m five years on. The phone calls are"
                " the bit I still dream about. I’m glad somebody said take your time.</p>", 2, anonymous=True, edited=True,
            ),
            Facts(id=f"{self.theme}-5", gone="Taken back by its author.", answers=[], menu=[], cover="", box=None),
        ]  # fmt: skip

    def reply(self, number, who, html, hours, *, anonymous=False, edited=False, answers=()) -> Facts:
        """Return a reply as the reply component takes it."""
        return Facts(
            id=f"{self.theme}-{number}", persona=who, hour=self.now - timedelta(hours=hours), anonymous=anonymous,
            edited=edited, parts=[Facts(html=SafeString(html), cover="", url="")], answers=answers, answer_url="#words" if number != 3 else "",
            menu=self.menu if number != 3 else [], note="", cover="", gone="", box=None, pictures=(),
        )  # fmt: skip

    @property
    def filter_rows(self) -> list[Facts]:
        rows = (
            ("Pregnancy", "A current pregnancy, a positive test, an announcement", "leave-out"),
            ("Scan photos", "", "leave-out"),
            ("Physical detail", "Bleeding, procedures", "cover"),
            ("Faith", "", "show"),
            ("Every photo", "All that members share, whatever the notes", "cover"),
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
            Facts(value="gentle", label="Gentle", text="No pregnancies, babies or photos. Grief itself is never covered."),
            Facts(value="all", label="As they come", text="Nothing covered, nothing left out."),
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


def card(hour, who, title, room, excerpt, need, *, anonymous=False) -> Facts:
    """Return a story as the card component takes it."""
    return Facts(
        url="#words", cover=None, title=title, excerpt=excerpt, persona=who, hour=hour, anonymous=anonymous, room=room, need=need, audience="", state=""
    )
