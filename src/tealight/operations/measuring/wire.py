"""A browser of few words: one connection, a request in one piece, and next to no work of its own.

What the one who asks spends is taken from the two cores that answer; Python's own client spends
half a millisecond a request, and more than a static file costs the server.
"""

import gzip
import secrets
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser


class NoAnswer(Exception):
    """The other side hung up, or answered what we cannot measure."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers in lower case, the body as it was on the wire."""

    status: int
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes

    @property
    def raw(self) -> bytes:
        """The body as a browser shows it."""
        return gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body


def request(method: str, host: str, path: str, *, cookie: str = "", kind: str = "", body: bytes = b"") -> bytes:
    """Return a request ready to be sent."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Accept: text/html", "Accept-Encoding: gzip"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    if method == "POST":
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}", f"Origin: http://{host}", "Sec-Fetch-Site: same-origin"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def length(came: bytes | bytearray) -> int | None:
    """Return how long the answer that `came` begins with is in all; None while its head is not there."""
    end = came.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = bytes(came[:end]).lower()
    at = head.find(b"\r\ncontent-length:")
    if at < 0:
        raise NoAnswer("An answer did not say how long it is.")
    return end + 4 + int(head[at + 17 :].split(b"\r\n", 1)[0])


def connect(host: str) -> socket.socket:
    """Return a connection to `host`, which is name:port, that sends at once."""
    name, _, port = host.rpartition(":")
    connection = socket.create_connection((name.strip("[]"), int(port)), timeout=60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


class Wire:
    """One connection, kept open."""

    def __init__(self, host: str):
        self.connection = connect(host)

    def ask(self, asked: bytes) -> bytes:
        """Send a request and return the whole answer as it came. Raises NoAnswer."""
        self.connection.sendall(asked)
        came = bytearray()
        whole = None
        while whole is None or len(came) < whole:
            piece = self.connection.recv(262_144)
            if not piece:
                raise NoAnswer("The place hung up in the middle of an answer.")
            came += piece
            whole = whole or length(came)
        return bytes(came)

    def close(self) -> None:
        self.connection.close()


def read(came: bytes) -> Answer:
    """Return an answer taken apart."""
    head, _, body = came.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = [line.split(":", 1) for line in lines]
    named = [(name.lower(), value.strip()) for name, value in pairs]
    cookies = dict(value.split(";", 1)[0].split("=", 1) for name, value in named if name == "set-cookie")
    return Answer(int(first.split()[1]), dict(named), cookies, body)


def multipart(fields: Iterable[tuple[str, str]]) -> tuple[str, bytes]:
    """Return the kind and the body of a form as browsers send one that could hold photos."""
    edge = secrets.token_hex(16)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields
    ]
    return f"multipart/form-data; boundary={edge}", ("".join(parts) + f"--{edge}--\r\n").encode()


@dataclass(slots=True)
class Browser:
    """Who asks, with the cookies they have."""

    host: str
    cookies: dict[str, str] = field(default_factory=dict)
    wire: Wire | None = None

    def get(self, path: str) -> Answer:
        """Return the page at `path`."""
        return self._asked(request("GET", self.host, path, cookie=self.cookie))

    def post(self, path: str, fields: Iterable[tuple[str, str]]) -> Answer:
        """Send a form to `path`."""
        return self._asked(self.form(path, fields))

    def form(self, path: str, fields: Iterable[tuple[str, str]]) -> bytes:
        """Return the request that sends a form to `path`, not sent yet."""
        kind, body = multipart(fields)
        return request("POST", self.host, path, cookie=self.cookie, kind=kind, body=body)

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def close(self) -> None:
        if self.wire is not None:
            self.wire.close()
            self.wire = None

    def _asked(self, asked: bytes) -> Answer:
        self.wire = self.wire or Wire(self.host)
        answer = read(self.wire.ask(asked))
        self.cookies.update(answer.cookies)
        return answer


class _Hidden(HTMLParser):
    def __init__(self, action: str):
        super().__init__()
        self.action, self.inside, self.goes_to, self.fields = action, False, "", []

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        if tag == "form":
            self.inside = (has.get("action") or "").partition("?")[0] == self.action and not self.goes_to
            self.goes_to = has["action"] if self.inside else self.goes_to
        elif self.inside and tag == "input" and has.get("type") == "hidden":
            self.fields.append((has.get("name", ""), has.get("value") or ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False


def form_on(page: bytes, action: str) -> tuple[str, list[tuple[str, str]]] | None:
    """Return where the form for `action` goes, with what its address asks, and its hidden fields; None without one."""
    reading = _Hidden(action)
    reading.feed(page.decode())
    return (reading.goes_to, reading.fields) if reading.goes_to else None
