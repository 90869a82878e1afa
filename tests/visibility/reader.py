"""One person's browser, and the comparing of what it was sent with what it should be sent."""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from tests.page import Browser
from tests.visibility.building import Place
from tests.visibility.oracle import ABSENT, COVERED, SHOWN
from tests.visibility.worlds import PEOPLE, VISITOR

#: kind and id of a thing; for a passage, of its story
Key = tuple[str, int]
#: what should become of a thing, and the words it is known by where it is shown
Expected = dict[Key, tuple[str, set[str]]]

_MARK = re.compile(r"\b[a-z]+\d+x\d+words\b")
_OPENS = re.compile(r'class="(?:cover__open" href="|tap" href="(?=/stories/\d+/\?open=))([^"]*)"')
_TOKEN = re.compile(r"(story)|p\d+|r(\d+)|r\d+p\d+|i(\d+)|(\d+)")
#: the way to what comes after a page of a list: of the feed, of the queue, of the shelf
_EARLIER = re.compile(r'turn__earlier" href="([^"]*)"|href="([^"]*)">(?:What comes after these|What waits less long)<')
#: what differs between any two answers: the form's token, and numbers, which the address holds too
_VARIES = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|\d{6,}')
#: who is named over a thing, and whether that leads to a page of theirs
_BYLINE = re.compile(r'class="persona__name">(<a href="/people/\d+/">)?([^<]+)<')
_WHICH = re.compile(r'id="reply-(\d+)"|href="/stories/\d+/replies/(\d+)/"|href="/stories/(\d+)/"')
_RANK = {ABSENT: 0, COVERED: 1, SHOWN: 2}


class Disagreement(AssertionError):
    """Somebody is sent what they should not be, or not what they should."""


class Reader:
    """What one person is sent, address by address.

    `counted` holds how many things were compared, surface by surface; `signs` what was answered
    under each ETag, and `names` under which name somebody stands anywhere, whoever asked.
    """

    def __init__(self, place: Place, name: str, counted: Counter[str], signs: dict, names: dict[str, str]):
        self.place, self.name, self.counted, self.signs, self.names = place, name, counted, signs, names
        self.browser = Browser() if name == VISITOR else Browser.of(place.viewer(name))
        self.client = self.browser.client
        self._nothing: dict[str, tuple] = {}
        self._nothing_in = place.world

    @property
    def world(self):
        return self.place.world

    # ── asking ──────────────────────────────────────────────────────────────────────────────────
    def get(self, url: str, *, follow: bool = False, **headers) -> "Reader":
        return self._take(url, self.client.get(url, follow=follow, headers=headers))

    def walk(self, url: str) -> "Reader":
        """Ask for a list and for everything earlier, as one page."""
        self.get(url)
        body, sent, most = self.body, self.sent, 20
        while (further := _EARLIER.search(self.sent)) and most:
            self.get(unescape(further[1] or further[2]))
            body, sent, most = body + self.body, sent + self.sent, most - 1
        self.asked, self.body, self.sent = url, body, sent
        return self

    def search(self, **typed: str) -> "Reader":
        """Search, and go through all that is found; only what was found counts as sent."""
        form = {"words": "", "room": "", "need": "", "order": "newest", **typed}
        sent = self.client.post("/search/", {**form, "csrfmiddlewaretoken": self.browser.token()})
        if sent.status_code != 302:
            raise Disagreement(f"{self.name} searched for {typed} and got {sent.status_code}")
        self.walk(sent.headers["Location"])
        found = "".join(re.findall(r'id="found"(.*?)</section>', self.sent, re.DOTALL))
        self.asked, self.body, self.sent = f"search {typed}", found, found
        return self

    def _take(self, url: str, response) -> "Reader":
        self.asked, self.status, self.response = url, response.status_code, response
        self.leads = response.headers.get("Location", "")
        kept = response.headers.get("Cache-Control", "")
        if "no-store" not in kept and "private" not in kept:
            raise Disagreement(f"what {self.name} is sent at {url} may be kept for others: {kept}")
        self._compare_signs(url)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        self.body = response.content.decode() if is_page else ""
        self.sent = self.body.partition("<main")[2].partition("</main>")[0]
        return self

    def _compare_signs(self, url: str) -> None:
        """With the sign of what others were sent: it may only lead to "as before" where it is the same."""
        sign, response = self.response.headers.get("ETag"), self.response
        before = self.signs.setdefault(url, {})
        if before and "If-None-Match" not in response.request.get("headers", {}):
            again = self.client.get(url, headers={"If-None-Match": ", ".join(before)})
            same = response.status_code == 200 and before.get(sign) == response.content
            if (again.status_code == 304) != same:
                raise Disagreement(f"{self.name} asked {url} with others' signs and got {again.status_code}")
            if again.status_code != 304 and again.status_code != response.status_code:
                raise Disagreement(f"{self.name} at {url}: {again.status_code} with others' signs, else {response.status_code}")
        if sign and response.status_code == 200:
            before[sign] = response.content

    # ── comparing ───────────────────────────────────────────────────────────────────────────────
    def agree(
        self, surface: str, expected: Expected, *, may: Iterable[str] = (), ids: bool = True, alone: bool = False,
        leads: Iterable[Key] = (),
    ) -> None:
        """Compare the page last asked for: each thing, each word, each cover.

        `may`: words that may stand there and need not. `ids`: not even the number of what is absent
        is sent, but of what a line `leads` to. `alone`: other things stand there too, which are compared elsewhere.
        """
        marks, covers = self.marks, self.covers
        for key, (state, words) in expected.items():
            self.count(surface)
            found = SHOWN if words & marks else COVERED if key in covers else ABSENT
            if found != state:
                self.fail(surface, f"{key} is {found}, not {state}; known by {sorted(words)}")
            if state == SHOWN and words - marks:
                self.fail(surface, f"{key} lacks {sorted(words - marks)}")
            if ids and state == ABSENT and str(key[1]) in self.sent and key[0] != "draft" and key not in leads:
                self.fail(surface, f"the number of {key} is sent")
        allowed = {word for state, words in expected.values() if state == SHOWN for word in words} | set(may)
        if marks - allowed:
            self.fail(surface, f"words are sent that should not be: {sorted(marks - allowed)}")
        covered = {key for key, (state, _) in expected.items() if state == COVERED}
        if not alone and covers != covered:
            self.fail(surface, f"covered are {sorted(covers)}, not {sorted(covered)}")
        self._compare_names(surface)

    def never_more(self, surface: str, before: Expected, after: Expected, may: Iterable[str] = ()) -> None:
        """Compare a page that was asked for while one thing changed: never more than before or after."""
        marks, covers = self.marks, self.covers
        allowed: set[str] = set(may)
        for expected in (before, after):
            allowed |= {word for state, words in expected.values() if state == SHOWN for word in words}
        for key in {*before, *after}:
            self.count(surface)
            old, new = before.get(key, (ABSENT, set())), after.get(key, (ABSENT, set()))
            found = SHOWN if (old[1] | new[1]) & marks else COVERED if key in covers else ABSENT
            if _RANK[found] > max(_RANK[old[0]], _RANK[new[0]]):
                self.fail(surface, f"{key} is {found}; it was {old[0]} before and is {new[0]} after")
        if marks - allowed:
            self.fail(surface, f"words are sent that should be neither before nor after: {sorted(marks - allowed)}")
        self._compare_names(surface)

    def _compare_names(self, surface: str) -> None:
        """Of each thing on the page: a pen name stands over what was told under it, one name of nobody over the rest."""
        things = {thing.key: thing for thing in self.world.things}
        for article in self.body.split("<article")[1:]:
            byline, which = _BYLINE.search(article), _WHICH.search(article)
            if article.startswith(' class="story"'):
                thing = things[("story", int(re.search(r"/stories/(\d+)/", self.asked)[1]))]
            elif byline and which:
                reply, story = which[1] or which[2], which[3]
                thing = things[("reply", int(reply)) if reply else ("story", int(story))]
            else:
                continue
            self.count("name over it")
            link, name = byline.groups()
            if thing.anonymous and (link or name in PEOPLE):
                self.fail(surface, f"{name} stands over {thing.key}, which is anonymous")
            if name != self.names.setdefault(thing.face, name):
                self.fail(surface, f"{name} stands over {thing.key}, not {self.names[thing.face]}")

    @property
    def marks(self) -> set[str]:
        """The words of things that stand anywhere on the page, its frame included."""
        return set(_MARK.findall(self.body))

    @property
    def covers(self) -> set[Key]:
        """What one line stands for on the page."""
        found = set()
        for url in _OPENS.findall(self.sent):
            story, _, opened = unescape(url).partition("open=")
            last = _TOKEN.match(opened.partition("#")[0].rpartition(",")[2])
            number = re.search(r"/stories/(\d+)/", story)
            if last[1]:
                found.add(("story", int(number[1])))
            elif last[3]:
                found.add(("photo", int(last[3])))
            elif last[2] or last[4]:
                found.add(("reply", int(last[2] or last[4])))
            else:
                found.add(("part", int(number[1])))
        return found

    def leads_nowhere(self) -> None:
        """What may not be seen answers as what never was; visitors are asked to sign in, whatever they ask for."""
        if self.name == VISITOR:
            if not self.leads.startswith("/sign-in/"):
                self.fail("nothing", f"a visitor got {self.status} {self.leads}")
        elif self.status != 404 or self._told() != self._told_of_nothing():
            self.fail("nothing", f"{self.status} {self.leads} is not how what never was answers")

    def _told(self) -> tuple:
        headers = {name: value for name, value in self.response.headers.items() if name not in ("Set-Cookie", "Content-Length")}
        return self.status, headers, _VARIES.sub("#", self.body)

    def _told_of_nothing(self) -> tuple:
        if self._nothing_in is not self.world:  # a frame may say that something is new, since then
            self._nothing, self._nothing_in = {}, self.world
        shape = re.sub(r"\d{6,}", "4503599627370495", self.asked)
        if shape not in self._nothing:
            told, asked = (self.response, self.status, self.body, self.sent, self.leads), self.asked
            self.get(shape)
            self._nothing[shape] = self._told()
            (self.response, self.status, self.body, self.sent, self.leads), self.asked = told, asked
        return self._nothing[shape]

    def is_sent(self, surface: str, key: Key, expected: bool) -> None:
        """Compare whether the file last asked for was sent; what is not, answers as what never was."""
        self.count(surface)
        if (self.status == 200) != expected:
            self.fail(surface, f"{key} answered {self.status}; sent: {expected}")
        if not expected and (self.status != 404 or self.marks):
            self.fail(surface, f"{key} answered {self.status}")

    def count(self, surface: str, number: int = 1) -> None:
        self.counted[surface] += number

    def fail(self, surface: str, why: str) -> None:
        raise Disagreement(f"{surface}: {self.name} at {self.asked}: {why}")


def readers(place: Place, counted: Counter[str]) -> dict[str, Reader]:
    """A browser of everyone, of a visitor too."""
    signs: dict = {}
    names = {name: name for name in PEOPLE}
    return {name: Reader(place, name, counted, signs, names) for name in (*PEOPLE, VISITOR)}
