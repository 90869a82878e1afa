"""From SQLite's log into its file, by the worker.

Left to itself SQLite does this inside the commit that fills the log: one reply in forty took ten times
as long as the others, and everybody behind it waited too.
"""

import time
from collections.abc import Callable

#: seconds between two looks; of four who write without a pause the log grows by some MiB meanwhile
EVERY = 2.0


class Carrying:
    """Carries what others wrote from the log of `connection`'s database into the file, from time to time.

    Nobody waits for it: it stops short of what is being read, and those who write go on
    appending. Does nothing for a database that is not SQLite's. Should nobody carry, whoever
    fills the log to the mark set in the settings does it, as ever.
    """

    def __init__(self, connection, clock: Callable[[], float] = time.monotonic):
        self._connection, self._clock = connection, clock
        self._next, self._seen = 0.0, None

    def look(self) -> bool:
        """Carry, if it is time and somebody wrote; return whether it did. Never inside a transaction."""
        if self._connection.vendor != "sqlite" or self._clock() < self._next:
            return False
        self._next = self._clock() + EVERY
        with self._connection.cursor() as cursor:
            # Another number for every change that came over another connection.
            version = cursor.execute("PRAGMA data_version").fetchone()
            if version == self._seen:
                return False
            self._seen = version
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        return True
