"""When a test doubts a kept statement, and has it compared with one written anew.

At each asking, unless nothing can have changed since it was doubted last: no statement wrote, nothing was rolled
back, nobody set the clock. On PostgreSQL when it is first kept only: how values get into it is each driver's own,
but what it must be written anew for is said by the same code for both, and asked of SQLite.
"""

from weakref import WeakKeyDictionary

from tealight.kernel import clock
from tealight.kernel.prepared import Read


class Doubt:
    """Answers `prepared.doubts`."""

    def __init__(self, *, first_only: bool = False):
        self.first_only = first_only
        self.last: WeakKeyDictionary[Read, tuple] = WeakKeyDictionary()

    def __call__(self, read: Read) -> bool:
        last, now = self.last.get(read), () if self.first_only else (turns, clock.now)
        self.last[read] = now
        return last != now


#: how often something may have changed
turns = 0


def something_changed() -> None:
    global turns
    turns += 1
