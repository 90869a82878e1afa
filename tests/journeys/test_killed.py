"""The web process is killed while people write: nothing they were told is saved is lost, or there twice.

The real measure is two hundred kills of every process (bench); this small one runs with every change.
"""

import http.client
import os
import random
import re
import signal
import threading
import time
from urllib.parse import urlencode, urlsplit

import pytest

from tests.journeys.conftest import children, eventually

KILLS, WRITERS = 20, 2
#: the supervisor gives up on a process that dies three times running before this age
YOUNG = 5.0


class Writer(threading.Thread):
    """Somebody who answers a story again and again, and presses once more when nothing comes back."""

    def __init__(self, address: str, cookie: dict, story: int, name: str, stop: threading.Event):
        super().__init__(daemon=True)
        self.parts, self.path, self.name, self.stopped = urlsplit(address), f"/stories/{story}/", name, stop
        self.cookies = {cookie["name"]: cookie["value"]}
        self.told: list[str] = []
        self.pressed_again = 0
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.stopped.is_set():
                self.write(f"{self.name} {len(self.told)}")
        except BaseException as fault:
            self.fault = fault

    def write(self, words: str) -> None:
        fields = self.form()
        while True:
            status, _ = self.ask("POST", f"{self.path}replies/", {**fields, "body": words})
            if status == 303:
                self.told.append(words)
                return
            assert status is None or status >= 500, f"a reply was answered {status}"
            self.pressed_again += 1  # the same page, the same button

    def form(self) -> dict[str, str]:
        while True:
            status, page = self.ask("GET", self.path)
            if status == 200:
                form = page[page.index('id="reply"'):].partition("</form>")[0]
                hidden = re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)"', form)
                return dict(hidden)

    def ask(self, method: str, path: str, fields: dict | None = None) -> tuple[int | None, str]:
        asking = http.client.HTTPConnection(self.parts.hostname, self.parts.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", "Origin": f"http://{self.parts.netloc}"}
        try:
            asking.request(method, path, urlencode(fields) if fields is not None else None, headers)
            answer = asking.getresponse()
            page = answer.read().decode()
        except (OSError, http.client.HTTPException):
            return None, ""
        finally:
            asking.close()
        for given in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = given.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, page


@pytest.mark.browser
def test_what_was_told_as_saved_outlives_twenty_kills(harbour):
    chance, stop = random.Random(20), threading.Event()
    story = harbour.beside.story("Marigold Lane", "Twenty times.", title="", room="late-loss")
    names = [harbour.newcomer("Tern", rooms=["late-loss"], settled=True) for _ in range(WRITERS)]
    writers = [Writer(harbour.running.address, harbour.beside.cookie(name), story, name, stop) for name in names]
    known = set(children(harbour.pid))
    born = dict.fromkeys(known, 0.0)
    for writer in writers:
        writer.start()
    try:
        for number in range(KILLS):
            web = eventually(lambda: _web(harbour.pid))
            born.setdefault(web, time.monotonic())
            if number % 3 == 2:
                eventually(lambda pid=web: time.monotonic() - born[pid] > YOUNG, 20)
            # Somewhere in the middle of a few more replies, not at the same place of each.
            before, more = _told(writers), chance.randint(0, 3)
            eventually(lambda count=before + more: _told(writers) >= count or not any(one.is_alive() for one in writers), 60)
            stop.wait(chance.random() * 0.05)
            os.kill(web, signal.SIGKILL)
            eventually(lambda dead=web: (pid := _web(harbour.pid)) and pid != dead, 20)
    finally:
        stop.set()
        for writer in writers:
            writer.join(60)
    assert not [writer.fault for writer in writers if writer.fault]
    kept = {name: harbour.beside.sources(name)["replies"] for name in names}
    for writer in writers:
        lost = [words for words in writer.told if words not in kept[writer.name]]
        twice = [words for words in kept[writer.name] if kept[writer.name].count(words) > 1]
        assert not lost, f"told as saved, and lost: {lost}"
        assert not twice, f"there twice: {twice}"
    again = sum(writer.pressed_again for writer in writers)
    print(f"{_told(writers)} replies, {KILLS} kills, {again} pressed again")
    assert _told(writers) >= KILLS
    assert again, "no kill met anybody in the middle of writing"


def _told(writers: list[Writer]) -> int:
    return sum(len(writer.told) for writer in writers)


def _web(supervisor: int) -> int | None:
    """The web process: the child that listens at the door and answers; the other one is the worker."""
    for pid in children(supervisor):
        try:
            threads = len(os.listdir(f"/proc/{pid}/task"))
        except OSError:
            continue
        if threads > 2:
            return pid
    return None
