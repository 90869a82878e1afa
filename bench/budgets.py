"""What was promised, beside what an operator would pick instead, and where in the figures the answer is.

Peers were run side by side on a machine like ours: 10,000 topics, 409,290 posts of 80 to 120 words, 2,000 users.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One promise: `path` finds the figure, `peer` is the best other software. None: not measured, or not promised."""

    what: str
    path: tuple[str, ...]
    unit: str
    floor: str
    peer: float | None
    peer_name: str
    budget: float | None
    aim: float | None
    more_is_better: bool = False

    def figure(self, figures: Mapping) -> float | None:
        """Return what was measured; None if this was not."""
        found: object = figures
        for name in self.path:
            if not isinstance(found, Mapping) or name not in found:
                return None
            found = found[name]
        return None if found is None else float(found)

    def kept(self, measured: float) -> bool:
        """Say whether `measured` keeps the promise, if there is one."""
        if self.budget is None:
            return True
        return measured >= self.budget if self.more_is_better else measured <= self.budget


def _page(key: str, *, cost: str = "cpu_ms") -> tuple[str, ...]:
    return ("pages", key, cost)


LINES = (
    Line("story page, member, 20 replies, filters on", _page("story-member"), "CPU ms", "Django alone", 20.9, "NodeBB", 2.0, 1.0),
    Line("story page, visitor", _page("story-visitor"), "CPU ms", "a file", 16.0, "NodeBB", 0.6, 0.2),
    Line("feed, member", _page("feed"), "CPU ms", "Django alone", 18.9, "NodeBB", 2.0, 1.0),
    Line("article, visitor", _page("article-visitor"), "CPU ms", "a file", 17.8, "Ghost", 0.4, 0.1),
    Line("reply, POST to 303, index and notices done", ("reply", "cpu_ms"), "CPU ms", "", 42.5, "NodeBB", 8, 4),
    Line("reply p99, 4 writers, beyond twice the disk’s own", ("reply", "beyond_ms"), "ms", "", 67, "machina", 40, 20),
    Line("story pages a second, visitors", ("load", "visitor-most", "per_second"), "a second", "", 156, "NodeBB", 800, 1500, True),
    Line("story pages a second, members", ("load", "member-most", "per_second"), "a second", "", 64, "NodeBB", None, None, True),
    Line("p99 at 70 % of that, visitors", ("load", "visitor-busy", "p99_ms"), "ms", "", 112, "NodeBB", 30, 15),
    Line("p99 at 70 % of that, members", ("load", "member-busy", "p99_ms"), "ms", "", 266, "NodeBB", None, None),
    Line("search over all, p99", _page("search", cost="p99_ms"), "ms", "", None, "", 50, 20),
    Line("statements, story page", _page("story-member", cost="statements"), "", "", 14, "Misago", 8, 5),
    Line("statements, feed", _page("feed", cost="statements"), "", "", 10, "Misago", 8, 5),
    Line("memory just started", ("memory", "start_mib"), "MiB", "", 173, "machina", 180, 150),
    Line("memory after load", ("memory", "after_mib"), "MiB", "", 375, "Ghost", 260, 200),
    Line("disk, index included, without pictures", ("disk", "all but pictures"), "MiB", "", 571, "machina", 600, 450),
    Line("sign-in", ("sign-in", "cpu_ms"), "CPU ms", "the hash", None, "", 45, None),
)

#: pages whose growth from a thousand stories to a million is told, and by how much it may grow
GROWTH = ("story-member", "story-visitor", "feed", "room", "home", "search")
GROWTH_BUDGET, GROWTH_AIM = 1.25, 1.10
