"""What one page costs: processor, waiting, bytes, statements."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tealight.operations.measuring.pages import Page, here
from tealight.operations.measuring.processes import called, cpu_seconds
from tealight.operations.measuring.statements import counted
from tealight.operations.measuring.wire import NoAnswer, Wire, read, request

#: requests before counting begins, and how many times it is counted: the middle one is told
WARM, ROUNDS = 20, 3


@dataclass(frozen=True, slots=True)
class Cost:
    """A page's cost. `cpu_ms` of all processes, the middle of three rounds, between `cpu_least` and `cpu_most`;
    `database_ms` of it in the database's own processes; waiting in ms; bytes raw and on the wire."""

    name: str
    cpu_ms: float
    cpu_least: float
    cpu_most: float
    database_ms: float
    p50_ms: float
    p99_ms: float
    raw: int
    wire: int
    statements: int | None


@dataclass(frozen=True, slots=True)
class Watched:
    """Whose processor time counts: the place's own process and, where it is one of its own, the database's."""

    place: int
    database: int | None = None
    bare: int | None = None

    @property
    def all(self) -> tuple[int, ...]:
        """The roots of everything that serves the place."""
        return (self.place, *((self.database,) if self.database else ()))

    def spent(self) -> dict[str, float]:
        """Return the processor seconds so far of all, and of these, of the worker and the database's own."""
        there = (self.database,) if self.database else ()
        return {
            "all": cpu_seconds(*self.all), "database": cpu_seconds(*there),
            "worker": cpu_seconds(*called("tealight-worker", self.place)),
        }


def cost(page: Page, host: str, key: str, watched: Watched, times: int) -> Cost:
    """Ask for `page` so many times, after some to warm up, and return what it cost."""
    roots = (watched.bare,) if page.host else watched.all
    cookie = key if page.signed_in else ""
    asked = [request("GET", page.host or host, address, cookie=cookie) for address in page.addresses]
    wire = Wire(page.host or host)
    raw = sent = number = 0
    waits: list[float] = []
    for _ in range(max(WARM, len(asked))):
        answer = read(wire.ask(asked[number % len(asked)]))
        if answer.status != 200:
            raise NoAnswer(f"{page.name} answered {answer.status} for {page.addresses[number % len(asked)]}")
        raw, sent, number = raw + len(answer.raw), sent + len(answer.body), number + 1
    each, rounds, of_database = max(1, times // ROUNDS), [], []
    for _ in range(ROUNDS):
        before, before_there = cpu_seconds(*roots), watched.spent()["database"]
        for _ in range(each):
            began = time.perf_counter()
            came = wire.ask(asked[number % len(asked)])
            waits.append(time.perf_counter() - began)
            number += 1
            if not came.startswith(b"HTTP/1.1 200"):
                raise NoAnswer(f"{page.name} answered {came[:40]!r}")
        rounds.append((cpu_seconds(*roots) - before) / each * 1000)
        of_database.append((watched.spent()["database"] - before_there) / each * 1000)
    wire.close()
    warm = max(WARM, len(asked))
    return Cost(
        page.name, median(rounds), min(rounds), max(rounds), 0.0 if page.host else median(of_database),
        at(waits, 0.5) * 1000, at(waits, 0.99) * 1000, raw // warm, sent // warm, _statements(page, host, cookie),
    )


def at(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of `values` lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _statements(page: Page, host: str, cookie: str) -> int | None:
    """Return how many statements the page asks at most, here, in this very process; None for what asks no database."""
    if page.key in {"floor-file", "floor-django"}:
        return None
    asking, most = here(host, cookie), 0
    for address in page.addresses[:3]:
        asking.get(address)  # what a process learns once
        with counted() as asked:
            asking.get(address)
        most = max(most, len(asked))
    return most
