"""Journeys: real people's ways through the sample community, in a real browser, scripts on and off."""

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.test_supervisor import eventually
from tests.ground.browser import Running, Visit
from tests.journeys.beside import Beside

__all__ = ["children", "eventually", "every_page", "heading", "turn_to"]

#: names nobody in the sample has; each journey takes fresh ones, so that none meets another's traces
NAMES = itertools.count(int.from_bytes(os.urandom(3)))


@dataclass
class Harbour:
    """The sample community, running, and a way to make in it what a journey needs."""

    running: Running
    beside: Beside
    pid: int
    cookies: dict[str, dict] = field(default_factory=dict)

    def url(self, path: str) -> str:
        return self.running.url(path)

    def wait(self, page, seconds: float) -> None:
        """Let time pass at the place; where it has no clock of its own, wait."""
        if self.running.clock:
            self.running.clock.go_on(seconds)
        else:
            page.wait_for_timeout(seconds * 1000)

    def cookie(self, pen_name: str) -> dict:
        """A session of this person; one for the whole run, unless it was ended."""
        if pen_name not in self.cookies:
            self.cookies[pen_name] = {**self.beside.cookie(pen_name), "url": self.running.address}
        return self.cookies[pen_name]

    def newcomer(self, first: str, **choices) -> str:
        """Somebody new with a password; returns their pen name."""
        pen_name = f"{first} {_word(next(NAMES))}"
        self.beside.newcomer(pen_name, **choices)
        return pen_name


@pytest.fixture(scope="session")
def harbour(request) -> Iterator[Harbour]:
    """The sample. While writing a journey, TEALIGHT_TEST_SAMPLE=ADDRESS,DIRECTORY,PID names one that runs already."""
    if given := os.environ.get("TEALIGHT_TEST_SAMPLE"):
        address, data, pid = given.split(",")
        running = Running(None, address, Path(data))
    else:
        running = request.getfixturevalue("sample")
        pid = running.process.pid
    beside = Beside(running.data, running.clock and running.clock.file)
    # A few people of the sample write all that journeys need: nobody else shares so much in an hour.
    beside.setting(stories_a_day=0, replies_an_hour=0, anonymous_replies_a_day=0)
    yield Harbour(running, beside, int(pid))
    beside.stop()


@pytest.fixture(autouse=True)
def _leads_to_nobody(notes) -> Iterator[None]:
    """Whatever a journey is about: nothing that was written with an anonymous thing leads to who wrote it."""
    yield
    faults = notes.faults()
    assert not faults, "What was written leads to who wrote it:\n" + "\n".join(faults)


@pytest.fixture(params=[True, False], ids=["scripts", "plain"])
def scripts(request) -> bool:
    """Whether scripts run: every journey is gone twice."""
    return request.param


@pytest.fixture
def fresh_name() -> Callable[[str], str]:
    """`fresh_name("Plover")`: a pen name nobody has."""
    return lambda first: f"{first} {_word(next(NAMES))}"


@pytest.fixture
def someone(visit, harbour, scripts) -> Callable[..., Visit]:
    """`someone()`: a visitor's browser at the sample; `someone("Ada Winter")`: hers, signed in."""

    def come(pen_name: str = "", **choices) -> Visit:
        came = visit(java_script_enabled=scripts, base_url=harbour.running.address, **choices)
        # A form that is given back is no fault, though the browser notes its status.
        came.expect_fault("status of 422")
        came.expect_fault("status of 403")
        if pen_name:
            came.context.add_cookies([harbour.cookie(pen_name)])
        return came

    return come


def heading(page):
    """The heading that says what a page is."""
    return page.get_by_role("heading", level=1)


def turn_to(page, title: str):
    """Turn to earlier pages of a list until `title` stands there; return its link. Other journeys write here too."""
    link, earlier = page.get_by_role("link", name=title, exact=True), page.get_by_role("link", name="Earlier")
    while not link.count() and earlier.count():
        earlier.click()
        page.wait_for_load_state()
    return link


def every_page(page):
    """Yield the page and each earlier one, to its end."""
    earlier = page.get_by_role("link", name="Earlier")
    yield page
    while earlier.count():
        earlier.click()
        page.wait_for_load_state()
        yield page


def children(pid: int) -> list[int]:
    """The processes a supervisor has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _word(number: int) -> str:
    """A number as a word that can end a pen name: no digits, they look like a birth year, and no i, which looks like l."""
    letters = "abcdefghjklmnopqrstuvwxyz"
    word = ""
    while number:
        number, rest = divmod(number - 1, len(letters))
        word = letters[rest] + word
    return "Of " + word.capitalize() + "lder"
