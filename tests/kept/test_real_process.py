"""The same of a place that runs as people run it: its own log, its own files, its own server."""

import http.client
import re
from urllib.parse import urlencode, urlsplit

import pytest

from tests.ground import answers
from tests.kept.search import kept

MARKS = {
    "X-Forwarded-For": "203.0.113.77",
    "X-Real-IP": "198.51.100.23",
    "User-Agent": "Quokkafox/7.31",
    "Referer": "https://whence.example/page",
    "Cookie-Of-Old": "quarrelsome-cookie",
}
LOST, ASKED, SEARCHED, GUESSED = "quandary-path", "quibble-asked", "quixotrelle", "quench the small lamp"


class Caller:
    """Speaks HTTP with a running place as a device with everything to tell."""

    def __init__(self, address: str):
        self.address, self.cookies, self.statuses = address, {}, []

    def ask(self, method: str, path: str, fields: dict | None = None) -> str:
        line = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        headers = {**MARKS, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = urlencode(fields) if fields is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        said = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        heads = {name.lower(): value for name, value in answer.headers.items()}
        wrong = answers.faults(self.address + path, answer.status, heads, secure=False)
        assert not wrong, f"{method} {path} ({answer.status}): {wrong}"
        self.statuses.append(answer.status)
        line.close()
        return said

    def send(self, page: str, action: str, **fields: str) -> str:
        """Send a form found on `page`, with its token."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.ask("GET", page))[1]
        return self.ask("POST", action, {"csrfmiddlewaretoken": token, **fields})


@pytest.mark.browser  # once, where real places run
def test_a_running_place_keeps_and_logs_none_of_it(sample):
    caller = Caller(sample.address)
    static = re.search(r"/static/[^\"]+\.css", caller.ask("GET", "/help/"))[0]
    caller.ask("GET", static)
    caller.ask("GET", "/robots.txt")
    caller.send("/sign-in/", "/sign-in/", pen_name="Nobody Here", password=GUESSED)
    caller.ask("POST", "/sign-in/", {"pen_name": "Nobody Here", "password": GUESSED})
    caller.send("/sample/", "/sample/sign-in/member/")
    caller.ask("GET", "/stories/")
    caller.send("/search/", "/search/", words=SEARCHED, room="", need="", order="newest")
    caller.ask("GET", f"/{LOST}/?q={ASKED}")
    caller.ask("GET", f"/static/{LOST}.css?q={ASKED}")
    caller.ask("TRACE", f"/{LOST}/")
    assert {200, 303, 403, 404, 405} <= set(caller.statuses), caller.statuses
    lines = "\n".join(sample.lines)
    assert "web:search" in lines and "no-route 404" in lines, "the log is read"
    lies = lines.encode() + b"".join(path.read_bytes() for path in sorted(sample.data.rglob("*")) if path.is_file())
    assert b"SQLite format 3" in lies, "the files are read"
    marks = [*MARKS.values(), LOST, ASKED, SEARCHED, GUESSED]
    assert not kept(marks, lies)
