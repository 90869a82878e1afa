"""An SQLite file of its own, on whichever database the other tests run, and transactions in it."""

from tealight.kernel.sqlite.base import DatabaseWrapper


def connecting(tmp_path):
    """Yield what makes one more connection to it."""
    opened = []

    def opening(timeout: float = 5) -> DatabaseWrapper:
        options = {"timeout": timeout, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"}
        made = DatabaseWrapper({
            "ENGINE": "", "NAME": tmp_path / "turns.sqlite3", "OPTIONS": options, "AUTOCOMMIT": True, "ATOMIC_REQUESTS": False,
            "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None, "TEST": {"NAME": None}, "USER": "", "PASSWORD": "",
            "HOST": "", "PORT": "",
        }, "turns")
        opened.append(made)
        return made

    first = opening()
    first.cursor().execute("CREATE TABLE counts (who INTEGER)")
    yield opening
    for one in opened:
        one.inc_thread_sharing()
        one.close()


def begin(connection: DatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def end(connection: DatabaseWrapper, how: str = "commit") -> None:
    getattr(connection, how)()
    connection.set_autocommit(True)
