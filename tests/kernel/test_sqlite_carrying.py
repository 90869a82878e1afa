"""What was written is carried from the log into the file by the worker, not by whoever saves their words."""

import shutil
import sqlite3
from types import SimpleNamespace

from django.db import connection

from tealight.kernel.sqlite.carrying import EVERY, Carrying
from tests.kernel.sqlite_file import begin, end


def write(connection, number):
    begin(connection)
    connection.cursor().execute("INSERT INTO counts VALUES (%s)", [number])
    end(connection)


def in_the_file(tmp_path):
    """What stands in the file alone, without its log."""
    shutil.copy(tmp_path / "turns.sqlite3", tmp_path / "alone")
    with sqlite3.connect(tmp_path / "alone") as alone:
        return [number for (number,) in alone.execute("SELECT who FROM counts ORDER BY who")]


def test_what_others_wrote_is_carried_when_it_is_time(connect, tmp_path):
    writer, worker, now = connect(), connect(), SimpleNamespace(at=100.0)
    carrying = Carrying(worker, clock=lambda: now.at)
    write(writer, 1)
    assert carrying.look() and in_the_file(tmp_path) == [1]
    write(writer, 2)
    assert not carrying.look() and in_the_file(tmp_path) == [1], "it is too soon"
    now.at += EVERY
    assert carrying.look() and in_the_file(tmp_path) == [1, 2]
    now.at += EVERY
    assert not carrying.look(), "nobody wrote"


def test_nobody_waits_for_it(connect, tmp_path):
    """Somebody reads, and somebody else is in the middle of writing."""
    reader, writer, worker = connect(), connect(timeout=0.1), connect(timeout=0.1)
    write(writer, 1)
    reading = reader.cursor().execute("SELECT who FROM counts")
    begin(writer)
    writer.cursor().execute("INSERT INTO counts VALUES (2)")
    assert Carrying(worker).look()
    assert reading.fetchall() == [(1,)]
    end(writer)
    assert reader.cursor().execute("SELECT count(*) FROM counts").fetchone() == (2,)




def test_other_databases_are_left_alone():
    assert not Carrying(SimpleNamespace(vendor="postgresql")).look()


def test_whoever_saves_something_carries_only_a_log_that_nobody_carried(db):
    if connection.vendor == "sqlite":
        assert connection.cursor().execute("PRAGMA wal_autocheckpoint").fetchone() == (8000,)
