"""The same place twice: once Ada wrote the anonymous thing, once Cy did. Who watches must see the same.

Everything that is drawn by chance is drawn alike in both, so that any difference between the two is
one that the author made. Compared is all that an attacker is sent (status, headers, page) and, for
the time it takes, the statements asked for it, word by word.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest
from types import SimpleNamespace

import pytest
from django.db import connections, transaction

from tealight.accounts import gentle_names
from tealight.kernel import ids
from tealight.kernel.viewer import Person
from tests import make
from tests.page import Browser

SAID = "I have told nobody this."
LONG_AGO = date(2025, 11, 30)
#: what differs between any two answers: the form's token, the mark of a window, and a search, sealed anew each time
_CHANCE = re.compile(r'(name="(?:csrfmiddlewaretoken|window)" value=)"\w+"|(asked=)[\w-]+')
_SAVEPOINT = re.compile(r'"s\d+_x\d+"')


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer, as an attacker holds it."""

    who: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: str
    asked: tuple[str, ...]


@dataclass(slots=True)
class Watcher:
    """A browser of somebody who would like to know."""

    who: str
    browser: Browser = field(repr=False)

    def get(self, url: str) -> Seen:
        return self._look(url, lambda: self.browser.client.get(url))

    def post(self, url: str, fields: dict) -> Seen:
        token = {"csrfmiddlewaretoken": self.browser.token()}
        return self._look(url, lambda: self.browser.client.post(url, {**fields, **token}))

    def search(self, words: str) -> Seen:
        """What is found; the address of it is sealed anew each time."""
        form = {"words": words, "room": "", "need": "", "order": "newest", "csrfmiddlewaretoken": self.browser.token()}
        sent = self.browser.client.post("/search/", form)
        assert sent.status_code == 302, sent.status_code
        return self._look(f"search {words}", lambda: self.browser.client.get(sent.headers["Location"]))

    def _look(self, url: str, ask: Callable) -> Seen:
        with listening() as asked:
            response = ask()
        headers = {name: _plain(value) for name, value in response.headers.items()}
        body = _plain(response.content.decode()) if not response.streaming else ""
        return Seen(self.who, url, response.status_code, tuple(sorted(headers.items())), body, tuple(asked))


def _plain(text: str) -> str:
    return _CHANCE.sub(r"\1\2#", text)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Within, the list has each statement asked, by its words."""
    asked: list[str] = []

    def note(execute, sql, params, many, context):
        asked.append(_SAVEPOINT.sub("", sql))
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note), connections["ring"].execute_wrapper(note):
        yield asked


@dataclass(slots=True)
class Place:
    """People, and what each of them said as themselves. Ada and Cy are alike but for their names."""

    ada: Person
    cy: Person
    ben: Person
    eve: Person
    mira: Person
    by_ben: int
    monkeypatch: pytest.MonkeyPatch = field(repr=False)
    watchers: dict[str, Watcher] = field(default_factory=dict)
    is_warm: int = 0

    @classmethod
    def laid(cls, monkeypatch) -> "Place":
        from tealight.accounts.actions.let_be_found import let_be_found

        people = {}
        for name in ("Ada", "Cy", "Ben", "Eve"):
            person = make.in_room(make.a_person(name, joined_on=LONG_AGO), "late-loss")
            let_be_found(viewer=person, now=make.NOW, found=True)
            people[name] = again(person)
        for name in ("Ada", "Cy"):
            make.a_story(people[name], f"{name} said this.", title=f"From {name}")
        for evening in ("One.", "Two.", "Three."):
            make.a_story(people["Eve"], evening)
        mira = make.a_person("Mira", roles=("moderator", "keyholder"))
        place = cls(
            people["Ada"], people["Cy"], people["Ben"], people["Eve"], mira,
            make.a_story(people["Ben"], "Ben asked this.", title="From Ben"), monkeypatch,
        )
        for person in (place.ben, place.eve, place.mira):
            place.watchers[person.pen_name] = Watcher(person.pen_name, Browser.of(person))
        place.watchers["visitor"] = Watcher("visitor", Browser())
        return place

    def twice(self, live: Callable[[Person], Sequence[int]], look: Callable[..., list[Seen]] | None = None, *, why: str = "") -> None:
        """Let `live(author)` happen in two worlds, where it is Ada and where it is Cy; what is seen must be equal.

        `live` returns the ids of what was written, for `look`, which is asked as everyone else.
        `why` stands before what is said when they differ.
        """
        look, seen = look or self.everything, []
        for author in (self.ada, self.ada, self.cy)[self.is_warm:]:
            with self.world():
                found = live(author)
                work()
                self.draw_alike(8)  # what the one world drew more of is no difference for who looks
                seen.append(look(*found))
        # The first world of a test was for what this process keeps in memory from then on.
        one, other = seen[-2:]
        self.is_warm = 1
        assert one, "nobody looked"
        for mine, theirs in zip(one, other, strict=True):
            compare(mine, theirs, why)

    @contextmanager
    def world(self) -> Iterator[None]:
        """A world that is gone afterwards; chance falls the same in each."""
        from tealight.kernel.crypto import ring  # here, for this file is read before Django stands

        self.draw_alike(7)
        try:
            with transaction.atomic(), transaction.atomic(using="ring"):
                yield
                for using in ("default", "ring"):
                    transaction.set_rollback(True, using=using)
        finally:
            ring.forget_recent()
            self.monkeypatch.undo()

    def draw_alike(self, seed: int) -> None:
        """Let ids and names fall as they fell in the other world."""
        dice = random.Random(seed)
        self.monkeypatch.setattr(ids, "secrets", SimpleNamespace(randbelow=dice.randrange))
        self.monkeypatch.setattr(gentle_names, "choice", dice.choice)

    def everything(self, story: int, *more: int) -> list[Seen]:
        """What others see of a place with an anonymous story: members, a second account, the team, nobody."""
        ben, eve, mira, visitor = (self.watchers[name] for name in ("Ben", "Eve", "Mira", "visitor"))
        people = self.pages_of_people()
        of_it = [f"/stories/{story}/", f"/stories/{story}/edit/"]
        seen = [ben.get(url) for url in ("/", "/stories/", "/rooms/late-loss/", "/notices/", "/account/named/", *people, *of_it)]
        seen += [ben.search(words) for words in ("told nobody", "Ada")]
        seen += [eve.get(f"/stories/{story}/"), visitor.get(f"/stories/{story}/")]
        return [*seen, *(mira.get(url) for url in ("/desk/", "/desk/held/", "/desk/unsealing/", f"/stories/{story}/"))]

    def pages_of_people(self) -> list[str]:
        """The pages of the two who may have written it."""
        return [f"/people/{person.persona_id}/" for person in (self.ada, self.cy)]


def compare(one: Seen, other: Seen, why: str = "") -> None:
    """Fail where two answers differ, with the first words that do."""
    where = f"{why}: {one.who} at {one.url}"
    assert one.status == other.status, where
    assert one.headers == other.headers, where
    for mine, theirs in zip_longest(one.body.splitlines(), other.body.splitlines()):
        if mine != theirs:
            pytest.fail(f"{where}:\n  {_around(mine, theirs)}\n  {_around(theirs, mine)}", pytrace=False)
    assert one.asked == other.asked, f"{where}: other statements, and so another time"


def work() -> None:
    """Do what waits."""
    from tests.ground.work import drain  # here, for this file is read before Django stands

    drain(clock=lambda: make.NOW)


def _around(line: str | None, other: str | None) -> str:
    """The place in a line where another begins to differ."""
    line, other = line or "", other or ""
    at = next((n for n, (a, b) in enumerate(zip(line, other, strict=False)) if a != b), 0)
    return line[max(0, at - 80) : at + 120].strip()


def again(viewer: Person) -> Person:
    """Return `viewer` as they ask next."""
    return make.as_viewer(viewer.member_id)


def tells(author: Person, words: str = SAID, **choices) -> int:
    """Share a story anonymously: some hours ago, so that on the first page it stands where answers are waited for."""
    usual = {"now": make.NOW - timedelta(hours=3), "need": "company", "anonymous": True}
    return make.a_story(again(author), words, **{**usual, **choices})
