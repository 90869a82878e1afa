"""SQLite whose writers of one process stand in a line, and are kept by the disk together.

SQLite itself keeps no line: who finds the database locked sleeps, longer each time, and looks again,
while others who came later slip in between. Of four people who wrote at once, one in a hundred waited
half a second for what takes six milliseconds. Other processes are met as before, by looking again.

And it waits for the disk while it holds the lock, for each of them anew. Here the log is synced after
the next in line has begun; who comes back from a commit is as sure of their words as before.
"""

import threading
from datetime import datetime

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from tealight.kernel.sqlite.log import Log

#: file -> its line; whoever holds it may begin a transaction
_lines: dict[str, threading.Lock] = {}
#: file -> the log of what is written to it
_logs: dict[str, Log] = {}
_guard = threading.Lock()
#: How many statements a connection keeps translated, about 14 KiB each. People who are in other rooms and
#: circles ask in other words; what is not kept is translated anew, which takes longer than the answer.
_STATEMENTS = 512


class DatabaseOperations(base.DatabaseOperations):
    """Django's own, which looks at the settings, and three times at the value, for each moment it reads."""

    def convert_datetimefield_value(self, value, expression, connection):
        if type(value) is datetime and value.tzinfo is None:
            return value.replace(tzinfo=self.connection.timezone)  # all moments are kept in one zone
        return super().convert_datetimefield_value(value, expression, connection)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, but for a turn that is taken before a transaction begins and given back when it ended,
    and for the disk, which is waited for after that."""

    ops_class = DatabaseOperations
    _turn: "threading.Lock | None" = None
    _log: Log | None = None

    def get_connection_params(self):
        return {"cached_statements": _STATEMENTS, **super().get_connection_params()}

    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        self._log = None
        # Where there is no such log, SQLite goes on to wait for the disk itself.
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            with _guard:
                name = str(self.settings_dict["NAME"])
                self._log = _logs.setdefault(name, Log(f"{name}-wal"))
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            self._let_sqlite_wait(False)
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._let_sqlite_wait(True)
            self._give_back()
            raise

    def _commit(self) -> None:
        super()._commit()
        self._let_sqlite_wait(True)
        self._give_back()  # a commit that failed is rolled back, and gives it back then
        if self._log is not None:
            try:
                self._log.keep()
            except OSError as fault:
                raise OperationalError("the disk did not keep what was written") from fault

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._let_sqlite_wait(True)
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._give_back()

    def _let_sqlite_wait(self, waits: bool) -> None:
        """Let SQLite wait for the disk at each commit, as it does for what is written outside a transaction."""
        if self._log is not None and self.connection is not None and not self.connection.in_transaction:
            self.connection.execute(f"PRAGMA synchronous={'FULL' if waits else 'NORMAL'}")

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
