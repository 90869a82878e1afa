"""What members have to do with the team and with their account: report, be written to, answer, appeal, give an address, close."""

import random
import re
from collections.abc import Iterator
from typing import Any

from tests.page import Browser, Page

from bench.linkage.habits import PASSWORD, Habits, sentence

#: of decisions that are read, those appealed against; of letters, those answered
APPEALS, ANSWERS = 0.5, 0.7
#: of visits, those in which somebody looks whether the team decided about them
LOOKS_AT_DECISIONS = 0.05
_FROM_TEAM = re.compile(r'"(?P<way>/(?P<letter>letters/\d+)/|/(?P<decision>account/decisions/\d+)/)"')
_CONFIRM = re.compile(r"/account/email/confirm/[^/\s]+/")


class WithTeam:
    """The part of a `Life` that meets the team; `Life` gives it a browser, chance, and what all share."""

    who: Habits
    common: Any
    chance: random.Random
    browser: Browser
    gone: bool
    #: decisions they have read
    heard: set[str]

    def _report(self, path: str) -> Iterator[float]:
        page = self.browser.get(f"{path}report/")
        self.common.requests += 2
        yield 5 + self._pause(40)
        if page.status == 200:
            page = self.browser.send(page.form(f"{path}report/"), follow=False, reason="unkind", words=sentence(self.chance, 5))
            self.common.done["reported"] += page.status == 303

    def _hear_from_team(self, home: str) -> Iterator[float]:
        """Read what the team wrote or decided, and answer, as whoever finds it at home."""
        if self.chance.random() < LOOKS_AT_DECISIONS:
            home += self._asked_again("/account/decisions/").html
        for found in list(_FROM_TEAM.finditer(home)):
            if (link := found["way"]) not in self.heard:
                page = self._asked_again(link)
                yield self._pause(90)
                if found["letter"] and self.chance.random() < ANSWERS:
                    self._heard_and_said(page, link, "text", "letter answered")
                elif found["decision"] and self.chance.random() < APPEALS:
                    self._heard_and_said(page, link, "text", "appealed")
                if found["decision"]:
                    self.heard.add(link)

    def _heard_and_said(self, page: Page, link: str, field: str, what: str) -> None:
        forms = [form for form in page.forms if form.action.startswith(link) and field in form.fields]
        if forms:
            self.common.requests += 1
            sent = self.browser.send(forms[0], follow=False, **{field: sentence(self.chance, 8)})
            self.common.done[what] += sent.status == 303

    def _give_address(self) -> Iterator[float]:
        """Give an address, and open the link that comes."""
        address = f"reader{self.who.number}@example.org"
        page = self._asked_again("/account/email/")
        self.browser.send(page.form("/account/email/"), follow=False, email=address)
        self.common.requests += 1
        yield self._pause(150)
        links = [_CONFIRM.search(words) for to, words in self.common.mail if to == address]
        if links and links[-1]:
            self._get(links[-1][0])
            yield self._pause(10)
            page = self.browser.get(links[-1][0])
            self.browser.send(page.form(links[-1][0]), follow=False)
            self.common.requests += 2
            self.common.done["address given"] += 1

    def _close_account(self) -> Iterator[float]:
        page = self._asked_again("/account/close/")
        yield self._pause(60)
        choices = {"words": self.chance.choice(("keep", "delete")), "anonymous": self.chance.choice(("keep", "once", "days")), "when": "now"}
        self.common.requests += 1
        if self.browser.send(page.form("/account/close/"), follow=False, **choices).status == 303:
            self.gone = True
            self.common.done["account closed"] += 1

    def _asked_again(self, path: str) -> Page:
        """Open a page that first asks who is there, where it is long since somebody showed it."""
        page = self.browser.get(path)
        self.common.requests += 1
        if asks := [form for form in page.forms if form.action.startswith("/sign-in/again/")]:
            self.common.requests += 1
            page = self.browser.send(asks[0], password=PASSWORD)
        return page
