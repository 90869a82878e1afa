"""SQLite whose writers of one process stand in a line.

SQLite itself keeps no line: who finds the database locked sleeps, longer each time, and looks again,
while others who came later slip in between. Of four people who wrote at once, one in a hundred waited
half a second for what takes six milliseconds. Other processes are met as before, by looking again.
"""

import threading

from django.db.backends.sqlite3 import base

#: file -> its line; whoever holds it may begin a transaction
_lines: dict[str, threading.Lock] = {}
_guard = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, but for a turn that is taken before a transaction begins and given back when it ended."""

    _turn: "threading.Lock | None" = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_back()
            raise

    def _commit(self) -> None:
        super()._commit()
        self._give_back()  # a commit that failed is rolled back, and gives it back then

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._give_back()

    def _take_turn(self) -> None:
        if self._turn is not None:
            return
        with _guard:
            line = _lines.setdefault(str(self.settings_dict["NAME"]), threading.Lock())
        # As long as SQLite would wait. Then it is asked all the same, and answers that it is locked.
        if line.acquire(timeout=self.settings_dict["OPTIONS"].get("timeout", 5)):
            self._turn = line

    def _give_back(self) -> None:
        line, self._turn = self._turn, None
        if line is not None:
            line.release()
