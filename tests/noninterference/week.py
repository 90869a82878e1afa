"""A week in a place, drawn by chance, in plain values.

Two of those who write are hidden: `FIRST` and `SECOND` are, in one life, Ada and Ben, and in the
other Ben and Ada. What is drawn can be done by either of them: nobody's own act depends on which.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

SWAPPED = ("Ada Low", "Ben Hay")
FIRST, SECOND = HIDDEN = ("whoever is first", "whoever is second")
OTHERS = ("Cy Moor", "Dora Pell")
KEEPER = "Mira Holt"
NAMED = (*SWAPPED, *OTHERS)
ROOM = "late-loss"
NOTES = ("birth", "physical-detail", "tfmr")
LINK = "https://example.org/"
#: of what is said, by anybody: whom it calls
#: of what is said, by anybody: sounds as if they were in danger, and stays visible
IN_DANGER = "I want to die."
CALLED = ("", "", "", *SWAPPED, OTHERS[0])
#: a newcomer answers five times a day; which of the two is one must not decide what the hidden can do
MOST_A_DAY = 4


@dataclass(slots=True)
class Thing:
    """A story or a reply, as far as it decides what can happen to it."""

    who: str
    anonymous: bool
    id: int
    #: the story a reply is in
    story: "Thing | None" = None
    audience: str = "members"
    waits: bool = False
    #: appears at an hour drawn by chance: nobody plans anything about it
    later: bool = False
    #: holds a photo, so that a person looks at it anew after each change
    photo: bool = False
    gone: bool = False
    closed: bool = False
    #: a reply that answers a reply
    below: bool = False
    answered: bool = False

    @property
    def of(self) -> "Thing":
        return self.story or self

    @property
    def is_open(self) -> bool:
        """Whether everybody who matters can read it."""
        return not (self.waits or self.later or self.gone or self.of.later or self.of.waits or self.of.gone or self.audience == "me")


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does: its name, who, when, and what with."""

    name: str
    who: str
    hour: int
    thing: int = 0
    said: dict = field(default_factory=dict)
    #: the story it is about, whose page is looked at then
    story: int = 0
    #: asked by one of the two about what may be their own: refused, it is refused on their own page
    is_private: bool = False


def draw(seed: int, acts: int, *, team: bool = True) -> list[Act]:
    """Draw a week of so many acts, and how it ends; without `team` nothing in it comes to the queue."""
    week = _Week(Random(seed), team)
    return [*week.acts(acts), *week.ends()]


class _Week:
    def __init__(self, chance: Random, team: bool):
        self.chance, self.team, self.hour, self.number = chance, team, 0, 0
        self.stories: list[Thing] = []
        self.replies: list[Thing] = []
        self.answers: list[tuple[int, str]] = []
        self.reported: list[Thing] = []

    def acts(self, most: int) -> Iterator[Act]:
        draws: list[tuple[Callable[[], Act | None], int]] = [
            (self._share, 5), (self._reply, 9), (self._edit, 4), (self._withdraw, 2), (self._close, 1), (self._react, 3),
            (self._keep, 1), (self._turn, 3), *([(self._report, 4), (self._judge, 5)] if self.team else []), (self._appear, 3), (self._draft, 2), (self._room, 1), (self._line, 1), (self._mail, 1), (self._loss, 1),
        ]
        for who, other in zip(SWAPPED, self.chance.sample(OTHERS, 2), strict=True):
            # The two differ in whom they avoid, which decides nothing where they are anonymous.
            yield Act("turn", who, self.hour, said={"other": other, "way": self.chance.choice(("block", "mute", "hide"))})
        for _ in range(3):
            yield self._share()
        for _ in range(most - 5):
            self.hour += self.chance.randint(0, 5)
            found = None
            while found is None:
                found = self.chance.choices([draw for draw, _ in draws], [often for _, often in draws])[0]()
            yield found

    # ── what people do with words ───────────────────────────────────────────────────────────────
    def _who(self) -> tuple[str, bool]:
        """Who writes, and whether anonymously: the hidden always, others now and then."""
        who = self.chance.choice((*HIDDEN, *HIDDEN, *NAMED, KEEPER))
        return who, who in HIDDEN or (who in OTHERS and self.chance.random() < 0.3)

    def _new_id(self) -> int:
        return self.chance.randint(10**15, 2**53 - 1)

    def _words(self, what: str) -> str:
        self.number += 1
        called = self.chance.choice(CALLED)
        return f"{what} {self.number} by a lantern{f' @{called}' if called else ''}."

    def _act(self, name: str, who: str, thing: Thing, said: dict | None = None, **more) -> Act:
        return Act(name, who, self.hour, thing.id, said or {}, thing.of.id, **more)

    def _share(self) -> Act:
        who, anonymous = self._who()
        audience = self.chance.choice(("members", "members", "anyone", f"room:{ROOM}", "me" if who not in OTHERS else "members"))
        if who in OTHERS and audience.startswith("room"):
            audience = "members"  # they come and go there
        story = Thing(who, anonymous, self._new_id(), audience=audience)
        said = self._said(story, "Told")
        said |= {"title": self.chance.choice(("", f"Evening {self.number}")), "audience": audience}
        said |= {"need": self.chance.choice(("no-reply", "company", "been-through"))}
        self.stories.append(story)
        return self._act("share", who, story, said)

    def _reply(self) -> Act | None:
        who, anonymous = self._who()
        found = self._readable_by(who, [story for story in self.stories if not story.closed and story.audience != "me"])
        if found is None or not self._has_room(who, found):
            return None
        tops = [one for one in self.replies if one.story is found and not one.below and not one.gone]
        above = self.chance.choice([None, *(top for top in tops if not top.waits)])
        reply = Thing(who, anonymous, self._new_id(), found, found.audience, below=above is not None)
        said = self._said(reply, "Said") | {"answers": above and above.id}
        found.answered = True
        self.replies.append(reply)
        self.answers.append((self.hour, who))
        return self._act("reply", who, reply, said)

    def _said(self, thing: Thing, what: str) -> dict:
        photo = thing.photo = self.chance.random() < 0.12
        link = not photo and self.chance.random() < 0.1
        body = self._words(what) + (f" {LINK}" if link else "")
        if self.team and self.chance.random() < 0.06:
            body = f"{IN_DANGER} {body}"
            self.reported.append(thing)
        # The same for everyone when it is anonymous; under a pen name a newcomer's alone, whom none of them is for long.
        thing.waits = (photo or link) and thing.audience != "me" and (thing.anonymous or thing.who in SWAPPED)
        notes = self.chance.sample(NOTES, self.chance.choice((0, 0, 1)))
        thing.later = not thing.waits and thing.audience != "me" and self.chance.random() < 0.1
        return {
            "body": body, "photo": photo, "notes": notes, "anonymous": thing.anonymous, "draft": self.chance.random() < 0.2,
            "later": thing.later, "named_only": self.chance.random() < 0.1,
        }

    def _readable_by(self, who: str, things: list[Thing]) -> Thing | None:
        found = [one for one in things if one.is_open or (one.who == who and not one.gone and not one.of.gone)]
        return self.chance.choice(found) if found else None

    def _has_room(self, who: str, story: Thing) -> bool:
        """Whether neither of the two would be refused a sixth answer in a day, whoever is whom."""
        if who not in (*SWAPPED, *HIDDEN):
            return True
        recent = [one for hour, one in self.answers if self.hour - hour < 25 and one in (*SWAPPED, *HIDDEN)]
        return len(recent) < MOST_A_DAY

    def _edit(self) -> Act | None:
        thing = self._own()
        if thing is None:
            return None
        link = self.chance.random() < 0.1
        body = self._words("Changed") + (f" {LINK}" if link else "")
        thing.waits = thing.waits or ((link or thing.photo) and thing.audience != "me" and (thing.anonymous or thing.who in SWAPPED))
        said = {"body": body, "notes": self.chance.sample(NOTES, self.chance.choice((0, 1))), "title": "", "audience": thing.audience}
        return self._act("edit reply" if thing.story else "edit story", thing.who, thing, said)

    def _withdraw(self) -> Act | None:
        thing = self._own()
        if thing is None or (thing.story is None and self.chance.random() < 0.6):
            return None
        thing.gone = True
        how = self.chance.choice(("withdraw", "withdraw", "erase"))
        return self._act(f"{how} {'reply' if thing.story else 'story'}", thing.who, thing)

    def _own(self) -> Thing | None:
        things = [one for one in (*self.stories, *self.replies) if not one.gone and not one.of.gone and not one.of.waits]
        return self.chance.choice(things) if things else None

    def _close(self) -> Act | None:
        story = self._readable_by("", self.stories)
        if story is None:
            return None
        story.closed = not story.closed
        return self._act("close" if story.closed else "open", self.chance.choice((story.who, KEEPER)), story)

    def _appear(self) -> Act | None:
        # Whoever keeps the place lets nothing of their own appear; one of the two may be of the team as well.
        waiting = [one for one in (*self.stories, *self.replies) if one.waits and not one.gone and not one.of.gone and one.who != KEEPER]
        waiting = [one for one in waiting if one.story is None or not one.story.waits]
        if not waiting:
            return None
        thing = self.chance.choice(waiting)
        thing.waits = False
        return self._act("appear", KEEPER, thing)

    def _draft(self) -> Act | None:
        who, anonymous = self._who()
        return Act("draft", who, self.hour, self._new_id(), {"body": self._words("Begun"), "anonymous": anonymous})

    # ── what they do without words ──────────────────────────────────────────────────────────────
    def _react(self) -> Act | None:
        who, story = self.chance.choice(NAMED), self._readable_by("", self.stories)
        if story is None or story.who == who:
            return None
        kind = self.chance.choice(("with-you", "been-there"))
        return self._act("react", who, story, {"reaction": kind}, is_private=who in SWAPPED and story.who in HIDDEN)

    def _keep(self) -> Act | None:
        story = self._readable_by("", self.stories)
        return story and self._act("keep", self.chance.choice(NAMED), story)

    def _turn(self) -> Act | None:
        """Somebody keeps a person away, or whoever wrote something."""
        who = self.chance.choice((*NAMED, *OTHERS))
        if self.chance.random() < 0.4:
            other = self.chance.choice([name for name in NAMED if name != who])
            return Act("turn", who, self.hour, said={"other": other, "way": self.chance.choice(("block", "mute", "hide"))})
        thing = self._readable_by("", [*self.stories, *self.replies])
        if thing is None or thing.who == who or not thing.anonymous:
            return None
        return self._act("hide", who, thing, is_private=who in SWAPPED and thing.who in HIDDEN)

    def _report(self) -> Act | None:
        """Somebody tells the team about a thing."""
        who, thing = self.chance.choice(NAMED), self._readable_by("", [*self.stories, *self.replies])
        if thing is None or thing.who == who or (who in SWAPPED and thing.who in HIDDEN):
            return None
        if not thing.waits:
            self.reported.append(thing)
        return self._act("report", who, thing, {"reason": self.chance.choice(("unkind", "private")), "words": self._words("Odd").replace("@", "")})

    def _judge(self) -> Act | None:
        """The team takes a case in hand and decides it."""
        things = [one for one in self.reported if not one.gone and not one.of.gone and one.who != KEEPER]
        if not things:
            return None
        thing = self.chance.choice(things)
        self.reported.remove(thing)
        return self._act("judge", KEEPER, thing, {"what": self.chance.choice(("none", "ask", "warn"))})

    def _room(self) -> Act:
        return Act("room", self.chance.choice(OTHERS), self.hour)

    def _line(self) -> Act:
        return Act("line", self.chance.choice(NAMED), self.hour, said={"line": self._words("Line").replace("@", "")})

    def _mail(self) -> Act:
        return Act("mail", self.chance.choice(NAMED), self.hour, said={"address": f"a{self.number}@example.org"})

    def _loss(self) -> Act:
        return Act("loss", self.chance.choice(NAMED), self.hour, self._new_id(), {"name": f"Wren {self.number}"})

    # ── how it ends ─────────────────────────────────────────────────────────────────────────────
    def ends(self) -> Iterator[Act]:
        """What is seen under a pen name from then on, so that it must not depend on the swap: nobody acts after it.

        What somebody asks to be gone with them is gone: both leave, at the same time.
        """
        self.hour += 1
        things = [one for one in (*self.stories, *self.replies) if one.is_open and one.who in HIDDEN]
        how = self.chance.choice(("decide", "pause", "leave", "leave", "leave both", "leave both"))
        if how == "decide" and things:
            thing = self.chance.choice(things)
            said = {"about": thing.who, "kind": self.chance.choice(("write", "photos", "suspend")), "lifted": self.chance.random() < 0.5}
            yield self._act("decide", KEEPER, thing, said | {"another": self._new_id()})
        elif how == "pause":
            yield Act("pause", self.chance.choice(SWAPPED), self.hour)
        else:
            both, when = how == "leave both", self.chance.choice(("now", "now", "week"))
            said = {"words": self.chance.choice(("keep", "delete")), "when": when, "also": SWAPPED[1:] if both else ()}
            said["anonymous"] = self.chance.choice(("once", "days", "days")) if both else "keep"
            yield Act("leave", SWAPPED[0] if both else self.chance.choice(SWAPPED), self.hour, said=said)
            for _ in range(4):
                self.hour += self.chance.randint(30, 160)
                story = self.chance.choice(self.stories)
                yield Act("wait", "", self.hour, story=story.id)
