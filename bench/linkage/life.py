"""Visits, as a browser makes them: each is a generator that acts and yields the seconds until it acts again.

Everything goes through requests to the place, as people's do; only the moment is told by `running`.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.page import Browser, Form

from bench.linkage.habits import PASSWORD, Habits, sentence
from bench.linkage.with_team import WithTeam

ROOM_SHARE, NEWEST, STORIES_READ = 0.5, 40, 4
#: of visits, those that end with deleting something of one's own for good, or with a message to the team
DELETES, ASKS = 0.02, 0.01
#: of stories read, those reported; of words told, those that sound like danger
REPORTS, IN_DANGER = 0.01, 0.02
#: of visits, those after which somebody closes their account; of members, those who give an address for mail
CLOSES, HAS_MAIL = 0.002, 0.3
DANGER = ("I want to die.", "I've written the letters and I have the pills. Goodbye.")


@dataclass
class Told:
    """A story as its readers find it: where, and in which room."""

    number: int
    room: str


@dataclass
class Common:
    """What all visits share: the stories there are, and the truth, which no thief is told."""

    rooms: list[str]
    stories: list[Told] = field(default_factory=list)
    #: item id -> number of the member who wrote it
    authors: dict[int, int] = field(default_factory=dict)
    #: (member, story) -> whether the one wrote in the other without a name
    unnamed: dict[tuple[int, int], bool] = field(default_factory=dict)
    photo: Callable[[int], bytes] | None = None
    #: mail as it left the place: (address, words)
    mail: list[tuple[str, str]] = field(default_factory=list)
    requests: int = 0
    #: what was done, by name
    done: Counter[str] = field(default_factory=Counter)


class Life(WithTeam):
    """One member's browser and what they do with it."""

    def __init__(self, seed: int, who: Habits, common: Common):
        self.who, self.common = who, common
        self.chance = random.Random(f"life {seed} {who.number}")
        self.browser: Browser | None = None
        self._stays_until = 0.0
        self.joined_rooms = self.gone = False
        #: (story, reply or None) of what they wrote and have not deleted
        self._wrote_here: list[tuple[int, int | None]] = []
        self.heard = set()

    def visit(self, now: float) -> Iterator[float]:
        """Come by once."""
        if self.browser is None or now > self._stays_until:
            yield from self._sign_in(now)
        if not self.joined_rooms:
            self.joined_rooms = True
            for room in self.who.rooms:
                self._post(f"/rooms/{self.common.rooms[room]}/join/", {})
                yield self._pause(20)
            if self.chance.random() < HAS_MAIL:
                yield from self._give_address()
        home = self._get("/")
        yield self._pause(15)
        yield from self._hear_from_team(home)
        yield from self._notices()
        self._get("/stories/")
        for _ in range(self.chance.randint(1, STORIES_READ)):
            yield from self._read()
        if self.chance.random() < self.who.tells:
            yield from self._tell()
        if self._wrote_here and self.chance.random() < DELETES:
            self._delete()
            yield self._pause(30)
        if self.chance.random() < ASKS:
            yield from self._ask_team()
            yield self._pause(30)
        if self.chance.random() < CLOSES:
            yield from self._close_account()
        if not self.who.stays or self.gone:
            if not self.gone and self.chance.random() < self.who.leaves:
                yield self._pause(60)
                self._post("/sign-out/", {})
            self.browser = None

    # ── coming and reading ──────────────────────────────────────────────────────────────────────
    def _sign_in(self, now: float) -> Iterator[float]:
        self.browser = Browser(REMOTE_ADDR=f"10.{self.who.number >> 8}.{self.who.number & 255}.1")
        form = self.browser.get("/sign-in/").form("/sign-in/")
        typed = {"pen_name": self.who.pen_name, "password": PASSWORD}
        if self.who.stays:
            typed["stay"] = "on"
        self.common.requests += 2
        sent = self.browser.send(form, follow=False, **typed)
        assert sent.status == 303, (sent.status, sent.html[:2000])
        self._stays_until = now + (29 if self.who.stays else 0.5) * 86400
        yield self._pause(8)

    def _notices(self) -> Iterator[float]:
        if self.chance.random() > self.who.opens:
            return
        page = self.browser.get("/notices/")
        self.common.requests += 1
        yield self._pause(10)
        waiting = [form for form in page.forms if form.action.startswith("/notices/") and form.action != "/notices/opened/"]
        if waiting:
            self._post(waiting[0].action, {})
            yield self._pause(40)

    def _read(self) -> Iterator[float]:
        told = self._some_story()
        if told is None:
            return
        path = f"/stories/{told.number}/"
        self.common.requests += 1
        if self.browser.client.get(path).status_code == 404:  # held, or taken down
            self.common.stories[:] = [one for one in self.common.stories if one is not told]
            return
        yield self._pause(70)
        if self.chance.random() < self.who.reacts:
            self._post(f"{path}reaction/", {"reaction": "with-you"})
            yield self._pause(20)
        if self.chance.random() < self.who.keeps:
            self._post(f"{path}keeping/", {"keep": "yes"})
            yield self._pause(20)
        if self.chance.random() < REPORTS:
            yield from self._report(path)
        if self.chance.random() < self.who.writes:
            yield from self._answer(told)

    def _some_story(self) -> Told | None:
        mine = {self.common.rooms[room] for room in self.who.rooms}
        near = [told for told in self.common.stories[-NEWEST:] if not told.room or told.room in mine]
        # The newest are read most.
        return near[-1 - min(len(near) - 1, int(self.chance.expovariate(0.12)))] if near else None

    # ── writing ─────────────────────────────────────────────────────────────────────────────────
    def _answer(self, told: Told) -> Iterator[float]:
        where = f"/stories/{told.number}/"
        page = self.browser.get(where)
        self.common.requests += 1
        found = [form for form in page.forms if form.action.partition("?")[0] == f"{where}replies/"]
        if not found:
            return  # this story can not be answered, or not by them today
        form = found[0]
        unnamed = self._is_unnamed(told.number) and "anonymous" in form.fields
        typed: dict = {"body": sentence(self.chance)}
        if "anonymous" in form.fields:  # not where one name is known already, or all names are to be
            typed["anonymous"] = ["on"] if unnamed else []
        sent = yield from self._write(form, f"{where}replies/draft/", typed, press="")
        number = sent.response.headers.get("Location", "").rpartition("#reply-")[2]
        if sent.status == 303 and number.isdecimal():
            self._wrote(int(number), told.number, unnamed)
            yield self._pause(30)

    def _tell(self) -> Iterator[float]:
        form = self.browser.get("/stories/new/").form("/stories/new/")
        self.common.requests += 1
        mine = [self.common.rooms[room] for room in self.who.rooms]
        room = self.chance.choice(mine) if mine and self.chance.random() < ROOM_SHARE else ""
        unnamed = self.chance.random() < self.who.anonymous
        typed = {
            "title": "", "body": self._story(), "audience": f"room:{room}" if room else "members",
            "write_as": "anonymous" if unnamed else "pen-name", "need": "company",
        }
        if self.common.photo and self.chance.random() < self.who.pictures:
            form = yield from self._with_photo(form, typed)
        sent = yield from self._write(form, "/stories/drafts/keep/", typed, press="do=share")
        number = sent.goes_to.strip("/").rpartition("/")[2]
        if sent.status == 303 and number.isdecimal():
            self._wrote(int(number), int(number), unnamed)
            self.common.stories.append(Told(int(number), room))
            yield self._pause(30)

    def _story(self) -> str:
        words = sentence(self.chance, 120)
        if self.chance.random() < IN_DANGER:
            self.common.done["in danger"] += 1
            return f"{words} {self.chance.choice(DANGER)}"
        return words

    def _with_photo(self, form: Form, typed: dict) -> Iterator[float]:
        from django.core.files.uploadedfile import SimpleUploadedFile

        photo = SimpleUploadedFile("p.jpg", self.common.photo(self.chance.randrange(6)), "image/jpeg")
        fields = {name: values for name, values in form.fields.items() if name != "photos" and values and values != [None]}
        answer = self.browser.client.post(form.action, {**fields, **typed, "do": "photos", "photos": photo})
        self.common.requests += 1
        yield self._pause(60)
        from tests.page import _read

        return _read(answer, form.action).form("/stories/new/")

    def _write(self, form: Form, draft: str, typed: dict, press: str) -> Iterator[float]:
        """Type for some minutes, perhaps kept on the way as the script does, and send it."""
        kept = dict(form.fields)
        for part in (0.4, 0.8) if self.chance.random() < self.who.drafts else ():
            yield self._pause(90)
            half = {**typed, "body": typed["body"][: int(len(typed["body"]) * part)]}
            fields = {name: values for name, values in {**kept, **half}.items() if values and values != [None]}
            self.common.requests += 1
            answer = self.browser.client.post(draft, fields, headers={"accept": "application/json"})
            if answer.status_code == 200 and answer.get("Content-Type", "").startswith("application/json"):
                kept |= {name: [str(value)] for name, value in answer.json()["fields"].items()}
        yield self._pause(60)
        carried = {name: values for name, values in kept.items() if name in ("slot", "base", "window", "ticket")}
        self.common.requests += 1
        return self.browser.send(form, follow=False, press=press, **carried, **typed)

    def _delete(self) -> None:
        """Take something one wrote away for good."""
        story, reply = self._wrote_here.pop(self.chance.randrange(len(self._wrote_here)))
        self._post(f"/stories/{story}/replies/{reply}/erasure/" if reply else f"/stories/{story}/erasure/", {})
        if reply is None:
            self.common.stories[:] = [told for told in self.common.stories if told.number != story]

    def _ask_team(self) -> Iterator[float]:
        form = self.browser.get("/contact/").form("/contact/")
        self.common.requests += 2
        yield 30 + self._pause(60)
        self.browser.send(form, follow=False, body=sentence(self.chance))

    def _is_unnamed(self, story: int) -> bool:
        """Whoever wrote without a name in a story goes on so: the box is ticked for them."""
        usual = self.common.unnamed.get((self.who.number, story))
        return self.chance.random() < self.who.anonymous if usual is None else usual

    def _wrote(self, item: int, story: int, unnamed: bool) -> None:
        self._wrote_here.append((story, item if item != story else None))
        self.common.authors[item] = self.who.number
        self.common.unnamed[self.who.number, story] = unnamed

    # ── requests ────────────────────────────────────────────────────────────────────────────────
    def _get(self, path: str) -> str:
        self.common.requests += 1
        return self.browser.client.get(path, follow=True).content.decode()

    def _post(self, path: str, fields: dict) -> None:
        self.common.requests += 1
        self.browser.post(path, fields)

    def _pause(self, usual: float) -> float:
        return 5 + self.chance.expovariate(1 / usual)
