"""Whoever writes waits for their turn, and nobody waits for ever."""

import sqlite3
import threading

import pytest
from django.db import OperationalError
from django.db.backends.sqlite3 import base

from tests.kernel.sqlite_file import begin, end


def test_four_who_write_at_once_come_one_after_the_other(connect, monkeypatch):
    """SQLite is asked to begin by nobody while another writes: it would let them sleep, and others slip in."""
    seen: list[str] = []
    together = threading.Barrier(4)
    asked, committed = base.DatabaseWrapper._start_transaction_under_autocommit, base.DatabaseWrapper._commit

    def asking(connection) -> None:
        seen.append("begins")
        asked(connection)

    def committing(connection) -> None:
        seen.append("ends")
        committed(connection)

    monkeypatch.setattr(base.DatabaseWrapper, "_start_transaction_under_autocommit", asking)
    monkeypatch.setattr(base.DatabaseWrapper, "_commit", committing)

    def write(who: int) -> None:
        connection = connect()
        together.wait(10)
        for _ in range(25):
            begin(connection)
            connection.cursor().execute("INSERT INTO counts VALUES (%s)", [who])
            end(connection)
        connection.close()

    people = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert seen == ["begins", "ends"] * 100
    assert connect().cursor().execute("SELECT count(*) FROM counts").fetchone() == (100,)


@pytest.mark.parametrize("how", ["commit", "rollback"])
def test_a_turn_is_given_back_when_it_ended(connect, how):
    one, two = connect(), connect(timeout=0.1)
    begin(one)
    end(one, how)
    begin(two)
    end(two)


def test_a_connection_that_is_closed_gives_its_turn_back(connect):
    one, two = connect(), connect(timeout=0.1)
    begin(one)
    one.close()
    begin(two)
    end(two)


def test_a_transaction_that_could_not_begin_keeps_no_turn(connect, tmp_path):
    other = sqlite3.connect(tmp_path / "turns.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # as another process holds it
    one, two = connect(timeout=0.1), connect(timeout=0.1)
    with pytest.raises(OperationalError, match="locked"):
        begin(one)
    other.execute("COMMIT")
    other.close()
    begin(two)
    end(two)


def test_who_waits_too_long_is_told_that_it_is_locked(connect):
    one, two = connect(), connect(timeout=0.1)
    begin(one)
    with pytest.raises(OperationalError, match="locked"):
        begin(two)
    end(one)
    two.close()
    begin(two)
    end(two)
