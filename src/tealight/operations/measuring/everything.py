"""Measures one thing after the other and says each as soon as it is known."""

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, field

from tealight.kernel import clock
from tealight.operations.measuring import database, disk, load, machine, pages, replying, signing_in
from tealight.operations.measuring.cost import Cost, Watched, cost
from tealight.operations.measuring.quiet import wait_until_quiet
from tealight.operations.measuring.wire import request

#: what is measured beside pages
OTHERS = ("disk", "load-visitor", "load-member", "sign-in", "reply")
#: of what a place can answer, the share at which waiting is measured
BUSY = 0.7
HEAD = f"{'page':<40}{'CPU ms':>8}{'(least–most)':>16}{'of it db':>9}{'p50 ms':>8}{'p99 ms':>8}{'raw B':>9}{'wire B':>8}{'SQL':>5}"


class Unknown(Exception):
    """Nothing is called so; the message says what is."""


@dataclass(slots=True)
class Measuring:
    """One run over a place that answers at `host`; `told` gets each line, `figures` is what --json keeps."""

    host: str
    bare: str
    watched: Watched
    times: int
    only: Collection[str] = ()
    told: Callable[[str], None] = print
    #: how long a load lasts
    seconds: float = 10.0
    figures: dict[str, object] = field(default_factory=dict)

    def run(self) -> dict[str, object]:
        """Measure what was asked for; return the figures. Raises Unknown, StillBusy, NoAnswer."""
        size = pages.how_many()
        self.figures |= {
            "measured_on": clock.now().date().isoformat(), "machine": machine.machine(),
            "database": database.name_and_version(), "place": size, "times": self.times,
            "unseen": database.unseen(), "pages": {}, "load": {},
        }
        self.told(f"{size['stories']:,} stories, {size['replies']:,} replies, {self.figures['database']}; {self.times} times each")
        if self.figures["unseen"]:
            self.told(str(self.figures["unseen"]))
        key = pages.cookie(self.host)
        found = pages.pages(self.host, key, self.bare)
        self._known([page.key for page in found])
        if self._wants("disk"):
            self._sizes()
        wait_until_quiet()
        if any(self._wants(page.key) for page in found):
            self.told(HEAD)
        for page in found:
            if self._wants(page.key):
                one = cost(page, self.host, key, self.watched, self.times)
                self.figures["pages"][page.key] = asdict(one)
                self.told(_line(one))
        by_key = {page.key: page for page in found}
        for who, cookie in (("visitor", ""), ("member", key)):
            if self._wants(f"load-{who}"):
                self._load(who, [request("GET", self.host, path, cookie=cookie) for path in by_key[f"story-{who}"].addresses])
        if self._wants("sign-in"):
            self._sign_ins()
        if self._wants("reply"):
            self._replies()
        return self.figures

    def _wants(self, key: str) -> bool:
        return not self.only or any(key.startswith(name) for name in self.only)

    def _known(self, keys: list[str]) -> None:
        there = [*keys, *OTHERS]
        for name in self.only:
            if not any(key.startswith(name) for key in there):
                raise Unknown(f"Nothing is called “{name}”. There are: {', '.join(there)}; a beginning is enough.")

    def _sizes(self) -> None:
        self.figures["disk"] = disk.sizes()
        self.told("disk, MiB: " + ", ".join(f"{name} {size:,.0f}" for name, size in self.figures["disk"].items()))

    def _load(self, who: str, asked: list[bytes]) -> None:
        most = load.all_it_can(f"story pages, {who}, all it can", self.host, asked, self.seconds)
        busy = load.at_a_rate(f"story pages, {who}, at 70 % of that", self.host, asked, most.per_second * BUSY, 1.5 * self.seconds)
        for key, one in (("most", most), ("busy", busy)):
            self.figures["load"][f"{who}-{key}"] = asdict(one)
            self.told(f"{one.name}: {one.per_second:.0f} a second, p50 {one.p50_ms:.1f} ms, p99 {one.p99_ms:.1f} ms")

    def _sign_ins(self) -> None:
        one = signing_in.sign_ins(self.host, self.watched)
        self.figures["sign-in"] = asdict(one)
        self.told(f"sign-in: {one.cpu_ms:.1f} CPU ms, of it the hash {one.hash_cpu_ms:.1f}; p50 {one.p50_ms:.1f} ms, p99 {one.p99_ms:.1f} ms")

    def _replies(self) -> None:
        one = replying.replies(self.host, self.watched, self.times)
        self.figures["reply"] = asdict(one)
        self.told(
            f"reply: {one.cpu_ms:.1f} CPU ms with index and notices (worker {one.worker_ms:.1f}, database {one.database_ms:.1f}); p50 {one.p50_ms:.1f} ms,"
            f" p99 {one.p99_ms:.1f} ms; {one.statements} statements"
        )
        self.told(
            f"{replying.WRITERS} writers at once: p50 {one.together_p50_ms:.1f} ms, p99 {one.together_p99_ms:.1f} ms;"
            f" the disk's own sync p99 {one.sync.p99_ms:.1f} ms; beyond twice that {one.beyond_ms:.1f} ms"
        )


def _line(one: Cost) -> str:
    asked = "–" if one.statements is None else one.statements
    between = f"({one.cpu_least:.2f}–{one.cpu_most:.2f})"
    return (
        f"{one.name:<40}{one.cpu_ms:>8.2f}{between:>16}{one.database_ms:>9.2f}{one.p50_ms:>8.1f}{one.p99_ms:>8.1f}"
        f"{one.raw:>9}{one.wire:>8}{asked:>5}"
    )
