"""Volunteers: they look at the queue, take cases in hand, write to authors, decide, and hear who appeals.

They are not among those who could have written something: what the thief is to find out is which member did.
"""

import random
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from tests import make
from tests.page import Browser, Page

from bench.linkage.habits import sentence
from bench.linkage.life import Common

NAMES = ("Mira Holt", "Rowan Pike", "Hazel Dunn")
HOURS = (8, 13, 21)
#: cases looked at in one sitting; of those, the ones whose author is written to first
MOST, WRITES = 6, 0.3
#: what is decided, and how often; the rest is let be
DECISIONS = {"none": 5, "note": 2, "close": 1, "remove": 1, "warn": 1}
_CASE, _HEARING = re.compile(r"/desk/cases/\d+/"), re.compile(r"/desk/decisions/\d+/hearing/")
_FACE = re.compile(r"/desk/letters/new/\d+/")


class Volunteer:
    """One of the team, three times a day."""

    def __init__(self, seed: int, number: int, member: int, common: Common):
        self.member, self.common = member, common
        self.chance = random.Random(f"volunteer {seed} {number}")
        self.browser = Browser()

    def comes(self, days: int, now: Callable[[], float]) -> Iterator[float]:
        """Come by at their hours, day after day."""
        for day in range(days):
            for hour in HOURS:
                yield max(1.0, day * 86400 + hour * 3600 + self.chance.random() * 3000 - now())
                yield from self._sit_down()

    def _sit_down(self) -> Iterator[float]:
        from tealight.kernel import clock

        self.browser = Browser.of(make.as_viewer(self.member, clock.now()))
        queue = self._get("/desk/queue/")
        for path in list(dict.fromkeys(found[0] for link in queue.links() if (found := _CASE.match(link))))[:MOST]:
            yield 5 + self.chance.expovariate(1 / 60)
            yield from self._look_at(path)
        for path in [link for link in self._get("/desk/decisions/").links() if _HEARING.fullmatch(link)]:
            yield from self._hear(path)

    def _look_at(self, path: str) -> Iterator[float]:
        self._post(f"{path}claim/")
        page = self._get(path)
        yield 5 + self.chance.expovariate(1 / 120)
        ways = [link for link in page.links() if _FACE.match(link)]
        if ways and self.chance.random() < WRITES:
            yield from self._write(ways[0])
            self._post(f"{path}release/")
            return
        yield from self._decide(path)

    def _write(self, path: str) -> Iterator[float]:
        page = self._get(path)
        yield 5 + self.chance.expovariate(1 / 90)
        if forms := [form for form in page.forms if "text" in form.fields]:
            sent = self.browser.send(forms[0], follow=False, text=sentence(self.chance, 8))
            self._count("letter written", sent)

    def _decide(self, path: str) -> Iterator[float]:
        page = self._get(f"{path}decide/")
        forms = [form for form in page.forms if ("step", "letter") in form.buttons]
        if not forms:
            return  # an appeal, or somebody else has it
        what = self.chance.choices(list(DECISIONS), list(DECISIONS.values()))[0]
        said = {"what": what, "reason": sentence(self.chance, 8), "category": "unkind"} | ({"notes": ["birth"]} if what == "note" else {})
        page = self.browser.send(forms[0], press="step=letter", **{name: value for name, value in said.items() if name in forms[0].fields})
        yield 5 + self.chance.expovariate(1 / 40)
        if sends := [form for form in page.forms if ("step", "send") in form.buttons]:
            self._count(f"decided: {what}", self.browser.send(sends[0], press="step=send", follow=False))

    def _hear(self, path: str) -> Iterator[float]:
        page = self._get(path)
        yield 5 + self.chance.expovariate(1 / 90)
        if forms := [form for form in page.forms if "outcome" in form.fields]:
            outcome = self.chance.choice(("undone", "stands"))
            self._count("appeal heard", self.browser.send(forms[0], follow=False, outcome=outcome, words=sentence(self.chance, 8)))

    def _count(self, what: str, answer: Page) -> None:
        self.common.requests += 1
        self.common.done[what] += answer.status == 303

    def _get(self, path: str) -> Page:
        self.common.requests += 1
        return self.browser.get(path)

    def _post(self, path: str) -> None:
        self.common.requests += 1
        self.browser.post(path)


def volunteers(seed: int, common: Common, begin) -> list[Volunteer]:
    """Make the team, a day before anyone comes."""
    people = [make.a_person(name, now=begin - timedelta(days=1), roles=("moderator",)) for name in NAMES]
    return [Volunteer(seed, number, person.member_id, common) for number, person in enumerate(people)]
