"""A week lived through the pages people use, with the two who are hidden being two of the people."""

import re
from datetime import date, timedelta
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.module_loading import import_string

from tests import make
from tests.ground.work import drain
from tests.media import camera
from tests.noninterference.chance import Chance
from tests.noninterference.deeds import Deeds
from tests.noninterference.looking import OPERATOR, VISITOR, Looks, events, notices
from tests.noninterference.seen import Seen
from tests.noninterference.week import HIDDEN, KEEPER, NAMED, ROOM, SWAPPED, Act
from tests.page import Browser

#: of what the place does by itself, what others could see
HOURLY = (
    "tealight.stories.jobs.show_what_is_due", "tealight.accounts.jobs.close_due_accounts",
    "tealight.accounts.jobs.erase_scattered", "tealight.accounts.jobs.forget_exports",
)
#: how what is done answers when it was done
DONE = (302, 303)
_UPLOAD = re.compile(r'name="photo" value="u(\d+)"')


class Life(Deeds, Looks):
    """The people of a place, their browsers, and what they do; `hidden` says who the hidden two are in this life."""

    def __init__(self, chance: Chance, seen: Seen, hidden: tuple[str, str]):
        self.chance, self.seen, self.now, self.acts = chance, seen, make.NOW, []
        self.in_room: set[str] = set()
        self.gone: set[str] = set()
        chance.begin("the place")
        make.a_place(anyone_audience_on=make.NOW.date())
        self._people(Random(chance.seed))
        self.who = {**{name: name for name in self.people}, **dict(zip(HIDDEN, hidden, strict=True))}
        self.browsers: dict[str, Browser] = {}
        self.today: date | None = None
        self.done = self.tried = self.signed_in = 0

    def _people(self, chance: Random) -> None:
        """Make everyone: of the two who are swapped one may be new, or of the team."""
        long_ago = make.NOW.date() - timedelta(days=200)
        joined = {name: {"joined_on": long_ago} for name in (*NAMED, KEEPER, OPERATOR)}
        joined[KEEPER]["roles"], joined[OPERATOR]["roles"] = ("moderator",), ("operator", "keyholder")
        differs = chance.choice(("nothing", "new", "of the team"))
        if differs == "new":
            joined[SWAPPED[0]]["joined_on"] = make.NOW.date() - timedelta(days=1)
        elif differs == "of the team":
            joined[SWAPPED[1]]["roles"] = ("moderator",)
        self.people = {}
        for name, choices in joined.items():
            viewer = make.a_person(name, password=None, **choices)
            self.people[name] = (viewer.member_id, viewer.persona_id)
        for name in SWAPPED:
            make.in_room(self.viewer(name), ROOM)

    def viewer(self, name: str):
        return make.as_viewer(self.people[name][0], self.now)

    def persona(self, name: str) -> int:
        return self.people[name][1]

    def _sign_in(self) -> None:
        """Let everyone sign in anew, each morning: who acts first that day must not be seen by when they do."""
        for name in (*self.people, VISITOR):
            if name not in self.gone:
                self._signs_in(name)
        self.today = self.now.date()

    def _signs_in(self, name: str) -> None:
        """Let somebody sign in, as who comes to what is theirs alone is asked to."""
        self.signed_in += 1
        self.chance.begin("signs in", name, self.signed_in)
        self.browsers[name] = Browser.of(self.viewer(name)) if name in self.people else Browser()
        self.browsers[name].token()

    # ── acting ──────────────────────────────────────────────────────────────────────────────────
    def live(self, act: Act) -> None:
        """Let it happen, let the worker do what follows, and see both."""
        self.now = make.NOW + timedelta(hours=act.hour)
        if self.now.date() != self.today:
            self._sign_in()
        self.acts.append(act)
        self.seen.logs.clear()
        self._time_passes()
        answered = getattr(self, "_" + act.name.replace(" ", "_"))(self.who.get(act.who, ""), act)
        if act.is_private:
            self.seen.logs.clear()
        else:
            self.tried += 1
            self.done += answered in DONE
            self.seen.see(f"{len(self.acts)} {act.name}: how it is answered", answered)
        self.seen.see(f"{len(self.acts)} {act.name}: what the worker is told", events())
        self.seen.see(f"{len(self.acts)} {act.name}: how many jobs", self._work())
        self.seen.see(f"{len(self.acts)} {act.name}: who is told", notices())
        self.seen.see(f"{len(self.acts)} {act.name}: mail", tuple(self.seen.mail))
        self.seen.see(f"{len(self.acts)} {act.name}: log", tuple(self.seen.logs))

    def _work(self, *why: str) -> int:
        """Let the worker do what waits; return how many jobs that were."""
        self.chance.begin("the worker", len(self.acts), *why)
        return drain(clock=lambda: self.now)

    def _time_passes(self) -> None:
        """Let what is done at its hour be done."""
        self.chance.begin("its hour", len(self.acts))
        for job in HOURLY:
            import_string(job).func()

    def _post(self, who: str, url: str, fields: dict, **files) -> int:
        browser = self.browsers[who]
        self.chance.begin("act", len(self.acts), url, fields.get("do"))
        self.answer = browser.client.post(url, {**fields, **files, "csrfmiddlewaretoken": browser.token()})
        return self.answer.status_code

    def _ticket(self, who: str, kind: str, number: int) -> str:
        from tealight.stories.forms import ticket

        return ticket.draw(self.viewer(who), kind, number)

    def _send(self, who: str, url: str, act: Act, kind: str, fields: dict, deed: str) -> int:
        """Send a form of words, after its photo if there is one, and after it was kept as a draft if it was."""
        fields = {**fields, "body": act.said["body"], "notes": act.said["notes"], "ticket": self._ticket(who, kind, act.thing)}
        if act.said.get("photo"):
            file = SimpleUploadedFile("photo.jpg", camera.jpeg(), "image/jpeg")
            self._post(who, url, {**fields, "do": "photos", "with_photos": "1"}, photos=file)
            sent = _UPLOAD.search(self.answer.content.decode())
            self._work()
            fields |= {"with_photos": "1", "photo": f"u{sent[1]}"} if sent else {}
        if act.said.get("draft"):
            self._post(who, url.replace("/replies/", "/replies/draft/"), {**fields, "do": "keep"})
        return self._post(who, url, {**fields, "do": deed})

    def _share(self, who: str, act: Act) -> int:
        fields = {name: act.said[name] for name in ("title", "audience", "need")}
        fields |= {name: "on" for name in ("later", "named_only") if act.said[name]}
        fields["write_as"] = "anonymous" if act.said["anonymous"] else "pen-name"
        return self._send(who, "/stories/new/", act, "story", fields, "share")

    def _reply(self, who: str, act: Act) -> int:
        above = act.said["answers"]
        url = f"/stories/{act.story}/replies/{f'?answer={above}' if above else ''}"
        fields = {name: "on" for name in ("anonymous", "later") if act.said[name]}
        return self._send(who, url, act, "reply", fields, "send")
