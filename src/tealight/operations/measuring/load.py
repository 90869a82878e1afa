"""How many pages a second there are, and how long people wait when it is nearly so many.

One loop over many connections, in one process: whoever asks shares the two cores with who answers.
"""

import random
import selectors
import socket
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from tealight.operations.measuring.cost import at
from tealight.operations.measuring.wire import NoAnswer, connect, length


@dataclass(frozen=True, slots=True)
class Load:
    """Pages a second that were answered, and the waiting of those who asked, in ms."""

    name: str
    per_second: float
    asked: int
    p50_ms: float
    p99_ms: float


class _Line:
    """A connection: what came so far, how long the whole will be, and since when somebody waits."""

    __slots__ = ("came", "connection", "since", "whole")

    def __init__(self, connection: socket.socket):
        self.connection, self.came, self.whole, self.since = connection, bytearray(), None, 0.0

    def ask(self, asked: bytes, since: float) -> None:
        self.since = since
        self.connection.sendall(asked)

    def hear(self) -> bool:
        """Take what is there; say whether the answer is whole."""
        piece = self.connection.recv(262_144)
        if not piece:
            raise NoAnswer("The place hung up under load.")
        self.came += piece
        if self.whole is None:
            self.whole = length(self.came)
        if self.whole is None or len(self.came) < self.whole:
            return False
        if not self.came.startswith(b"HTTP/1.1 200"):
            raise NoAnswer(f"Under load the place answered {bytes(self.came[:40])!r}.")
        self.came.clear()
        self.whole = None
        return True


def all_it_can(name: str, host: str, asked: Sequence[bytes], seconds: float = 10.0, people: int = 8) -> Load:
    """Let `people` ask one page after the other, each as soon as the one before is there."""
    with _Lines(host, people) as lines:
        number, waits = 0, []
        began = time.perf_counter()
        for line in lines.idle:
            line.ask(asked[number % len(asked)], time.perf_counter())
            number += 1
        end = began + seconds
        while (now := time.perf_counter()) < end:
            for line in lines.heard(end - now):
                now = time.perf_counter()
                waits.append(now - line.since)
                line.ask(asked[number % len(asked)], now)
                number += 1
        return _told(name, waits, seconds)


def at_a_rate(
    name: str, host: str, asked: Sequence[bytes], rate: float, seconds: float = 15.0, people: int = 64, seed: int = 1
) -> Load:
    """Let so many ask in a second, at moments of chance as people do, whoever still waits.

    Waiting is counted from the moment somebody came, also when no connection was free.
    """
    chance, came, moment = random.Random(seed), deque(), 0.0  # noqa: S311 - the same moments each time
    while (moment := moment + chance.expovariate(rate)) < seconds:
        came.append(moment)
    expected, number, waits = len(came), 0, []
    with _Lines(host, people) as lines:
        began = time.perf_counter()
        late = began + seconds + 30
        while len(waits) < expected and (now := time.perf_counter()) < late:
            while came and lines.idle and began + came[0] <= now:
                lines.idle.pop().ask(asked[number % len(asked)], began + came.popleft())
                number += 1
            until = began + came[0] - now if came and lines.idle else late - now
            for line in lines.heard(max(0.0, until)):
                waits.append(time.perf_counter() - line.since)
                lines.idle.append(line)
    if len(waits) < expected:
        raise NoAnswer(f"{expected - len(waits)} of {expected} were not answered in time.")
    return _told(name, waits, seconds)


class _Lines:
    """Many connections, and which of them have heard something whole."""

    def __init__(self, host: str, most: int):
        self.selector = selectors.DefaultSelector()
        self.idle = [_Line(connect(host)) for _ in range(most)]
        self.everyone = list(self.idle)
        for line in self.everyone:
            self.selector.register(line.connection, selectors.EVENT_READ, line)

    def heard(self, patience: float) -> list[_Line]:
        return [ready.data for ready, _ in self.selector.select(patience) if ready.data.hear()]

    def __enter__(self) -> "_Lines":
        return self

    def __exit__(self, *fault) -> None:
        self.selector.close()
        for line in self.everyone:
            line.connection.close()


def _told(name: str, waits: list[float], seconds: float) -> Load:
    return Load(name, len(waits) / seconds, len(waits), at(waits, 0.5) * 1000, at(waits, 0.99) * 1000)
