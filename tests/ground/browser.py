"""A real browser against a real, running place.

`site` starts `tealight serve` on the data directory of this test process, so a journey may make
its people through the actions (`with site.inside(): …`) and then meet them in the browser.
`page` fails its test when the page logs an error or asks anything of another origin.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.ground import answers, kept_sample, moved_clock, snapshot
from tests.ground.postgres import Missing, install
from tests.ground.traced_place import Notes
from tests.ground.traced_tests import leave

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page might ask of another host finds none; that it asked is seen by `Visit`.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def find_or_install() -> str:
    """The browser's program; installed from the distribution when that is allowed. Raises Missing."""
    for attempt in range(2):
        for name in ("chromium", "chromium-browser", "google-chrome"):
            if found := shutil.which(name):
                return found
        if attempt == 0:
            install("chromium")
    raise Missing("Chromium (on Debian: apt install chromium)")


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


@dataclass
class Running:
    """A place running as a process of its own, as an operator would start it."""

    process: subprocess.Popen
    address: str
    data: Path
    lines: list[str] = field(default_factory=list)
    #: its own clock, where it has one
    clock: moved_clock.MovedClock | None = None

    def url(self, path: str) -> str:
        return self.address + path

    def stop(self) -> int:
        """Asks it to stop and returns its exit status."""
        self.process.terminate()
        return self.process.wait(20)


def start(*arguments: str, data: Path, patience: float = 120, notes: Path | None = None, **environment: str) -> Running:
    """Starts `tealight …` and returns when it has said `ready`. Raises AssertionError when it does not.

    With `notes`, what it writes is traced, and what was found stands in that directory.
    """
    module = ["tests.ground.traced_place", str(notes)] if notes else ["tealight.cli"]
    command = [sys.executable, "-u", "-m", *module, *arguments, "--port", str(free_port()), "--data", str(data)]
    return launch(command, data=data, patience=patience, **environment)


def launch(
    command: list[str], *, data: Path, patience: float = 120, apart: bool = False, **environment: str
) -> Running:
    """Runs a command that opens a place in `data`; returns and raises as `start`.

    `apart`: in a group of its own, as in a terminal, so that Ctrl-C may be pressed for all of it and for nobody else.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**_without_ours(os.environ), **environment},
        process_group=0 if apart else None,
    )
    lines: list[str] = []
    ready = threading.Event()
    address: list[str] = []

    def listen() -> None:
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if said := re.fullmatch(r"ready (http\S+)\n", line):
                address.append(said[1])
                ready.set()
        ready.set()

    threading.Thread(target=listen, daemon=True).start()
    ready.wait(patience)
    if not address:
        process.kill()
        process.wait()
        raise AssertionError("The place did not say ready; it said:\n" + "\n".join(lines[-60:]))
    return Running(process, address[0], data, lines)


def _without_ours(environment) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}


@pytest.fixture(scope="session")
def notes(tmp_path_factory) -> Iterator[Notes]:
    """What the places beside the tests wrote of anonymous things, traced statement by statement."""
    read = Notes(tmp_path_factory.mktemp("traced"))
    yield read
    late = read.faults()
    leave("browser", read.actions, read.requests)
    assert not late, late


@pytest.fixture(scope="session")
def site(django_db_blocker, notes) -> Iterator["Site"]:
    """An empty place, running, whose rows this test process may make through actions."""
    from django.conf import settings

    snapshot.lay_in(settings.TEALIGHT.data)
    running = start("serve", data=settings.TEALIGHT.data, notes=notes.directory)
    try:
        yield Site(running, django_db_blocker)
    finally:
        running.stop()


@pytest.fixture(scope="session")
def sample(tmp_path_factory, notes) -> Iterator[Running]:
    """The sample community, running, by a clock that may be set forward."""
    data = tmp_path_factory.mktemp("sample")
    kept_sample.lay_in(data)
    clock = moved_clock.MovedClock(tmp_path_factory.mktemp("clock") / "clock")
    clock.go_on(0)
    running = start("demo", data=data, notes=notes.directory, **{moved_clock.VARIABLE: str(clock.file)})
    running.clock = clock
    try:
        yield running
    finally:
        running.stop()


@dataclass
class Site:
    running: Running
    blocker: object

    @property
    def address(self) -> str:
        return self.running.address

    def url(self, path: str) -> str:
        return self.running.url(path)

    @contextlib.contextmanager
    def inside(self) -> Iterator[None]:
        """Call actions and queries on the running place's own databases."""
        from django.db import connections

        with self.blocker.unblock():
            try:
                yield
            finally:
                connections.close_all()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; our own database work is not asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_or_install(), args=ARGUMENTS)
        yield chromium
        chromium.close()


class Visit:
    """A browser of one person: a context of its own, and what went wrong in it."""

    def __init__(self, browser, **choices):
        self.context = browser.new_context(**{"locale": "en-GB", **choices})
        self.context.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.expected: list[str] = []
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.context.on("request", self._request)
        self.context.on("response", self._response)
        self.origins: set[str] = set()

    def page(self):
        return self.context.new_page()

    def _response(self, response) -> None:
        """Hold the head of what came to what protects its reader: static files and photos, too."""
        parts = urlsplit(response.url)
        # Only what the place itself sent: a journey answers some requests in its stead.
        if parts.scheme != "http" or parts.hostname not in {"127.0.0.1", "localhost"}:
            return
        wrong = answers.faults(response.url, response.status, response.headers, secure=False)
        self.faults += [f"{response.url} ({response.status}): {fault}" for fault in wrong]

    def expect_fault(self, words: str) -> None:
        """A fault with these words belongs to the journey (a page that must be refused, say)."""
        self.expected.append(words)

    def close(self) -> None:
        self.context.close()
        self.check()

    def check(self) -> None:
        """Fail when something went wrong that was not expected; what comes is another journey's."""
        unexpected = [fault for fault in self.faults if not any(words in fault for words in self.expected)]
        origins = sorted(self.origins)
        self.faults, self.expected, self.origins = [], [], set()
        assert not unexpected, "The browser complained: " + "; ".join(unexpected)
        assert len(origins) <= 1, f"Pages asked other places for something: {origins}"

    def _console(self, message) -> None:
        if message.type == "error":
            self.faults.append(f"{message.text} ({message.location.get('url', '')})")

    def _request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"}:
            self.origins.add(f"{parts.scheme}://{parts.netloc}")


@pytest.fixture
def visit(browser) -> Iterator[object]:
    """Makes browsers for people: `visit()` with scripts, `visit(java_script_enabled=False)` without."""
    visits: list[Visit] = []

    def make(**choices) -> Visit:
        visits.append(Visit(browser, **choices))
        return visits[-1]

    yield make
    for one in visits:
        one.close()


@pytest.fixture
def page(visit):
    """A page with scripts on."""
    return visit().page()


@pytest.fixture
def plain_page(visit):
    """The same page for someone whose scripts did not load."""
    return visit(java_script_enabled=False).page()


@pytest.fixture
def data() -> Iterator[Path]:
    """An empty data directory for a place of the test's own."""
    directory = tempfile.mkdtemp(prefix="tealight-data-")
    yield Path(directory)
    shutil.rmtree(directory, ignore_errors=True)
