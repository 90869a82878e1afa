"""Who comes back from a commit is sure of their words, however many write at once."""

import errno
import os
import shutil
import sqlite3
import threading

import pytest
from django.db import OperationalError

from tealight.kernel.sqlite import log
from tealight.kernel.sqlite.log import Log
from tests.kernel.sqlite_file import begin, end


class Disk:
    """Stands in for the disk: counts the syncs, holds them up, and remembers how long the log was at each."""

    def __init__(self):
        self.syncs, self.kept, self.fails = 0, 0, 0
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.begun = threading.Semaphore(0)

    def sync(self, handle):
        length = os.fstat(handle).st_size
        self.begun.release()
        assert self.goes_on.wait(10)
        self.syncs += 1
        if self.syncs == self.fails:
            raise OSError(errno.EIO, "no")
        self.kept = length


@pytest.fixture
def disk(monkeypatch):
    made = Disk()
    monkeypatch.setattr(log, "_sync_words", made.sync)
    return made


def test_those_who_wrote_while_the_disk_was_busy_share_the_next_sync(tmp_path, disk):
    (tmp_path / "log").write_bytes(b"words")
    one = Log(str(tmp_path / "log"))
    disk.goes_on.clear()
    first = threading.Thread(target=one.keep)
    first.start()
    assert disk.begun.acquire(timeout=10)
    others = [threading.Thread(target=one.keep) for _ in range(3)]
    for other in others:
        other.start()
    while one._written < 4:
        pass
    assert all(other.is_alive() for other in others), "the sync that was under way is none of theirs"
    disk.goes_on.set()
    for thread in (first, *others):
        thread.join(10)
    assert disk.syncs == 2


def test_a_loss_is_told_to_everybody_it_concerns_and_to_nobody_after(tmp_path, disk):
    """Linux tells of what it could not write once. Who shares a sync shares that too."""
    (tmp_path / "log").write_bytes(b"words")
    one, told = Log(str(tmp_path / "log")), []

    def keep():
        try:
            one.keep()
        except OSError as fault:
            told.append(fault.errno)

    disk.goes_on.clear()
    disk.fails = 2
    threads = [threading.Thread(target=keep) for _ in range(4)]
    threads[0].start()
    assert disk.begun.acquire(timeout=10)
    for other in threads[1:]:
        other.start()
    while one._written < 4:
        pass
    disk.goes_on.set()
    for thread in threads:
        thread.join(10)
    assert (told, disk.syncs) == ([errno.EIO] * 3, 2)
    keep()
    assert (told, disk.syncs) == ([errno.EIO] * 3, 3)


def test_sqlite_waits_for_the_disk_itself_but_within_a_transaction(connect):
    connection = connect()

    def how():
        return connection.connection.execute("PRAGMA synchronous").fetchone()[0]

    connection.cursor().execute("SELECT 1")
    connection.connection.execute("PRAGMA synchronous=FULL")
    for ended in ("commit", "rollback"):
        begin(connection)
        assert how() == 1
        end(connection, ended)
        assert how() == 2


def test_what_was_committed_is_there_after_a_power_cut(connect, disk, tmp_path):
    """Whatever was written to the log after the last sync is dropped, and the file is as it was at the beginning."""
    first = connect()
    first.cursor().execute("PRAGMA wal_autocheckpoint=0")
    before = tmp_path / "before"
    shutil.copy(tmp_path / "turns.sqlite3", before)
    missing, guard = [], threading.Lock()

    def write(who):
        connection = connect()
        connection.cursor().execute("PRAGMA wal_autocheckpoint=0")
        for number in range(10):
            begin(connection)
            connection.cursor().execute("INSERT INTO counts VALUES (%s)", [who * 100 + number])
            end(connection)
            with guard:
                if not stands(before, (tmp_path / "turns.sqlite3-wal").read_bytes()[: disk.kept], who * 100 + number, tmp_path):
                    missing.append(who * 100 + number)
        connection.close()

    people = [threading.Thread(target=write, args=(who,)) for who in range(3)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert missing == []
    assert 0 < disk.syncs <= 30


def stands(file, kept_log, number, tmp_path):
    shutil.copy(file, tmp_path / "after")
    (tmp_path / "after-wal").write_bytes(kept_log)
    there = sqlite3.connect(tmp_path / "after")
    try:
        return there.execute("SELECT count(*) FROM counts WHERE who = ?", [number]).fetchone() == (1,)
    finally:
        there.close()
        for end in ("-wal", "-shm"):
            (tmp_path / f"after{end}").unlink(missing_ok=True)


def test_whose_words_the_disk_did_not_keep_is_told(connect, disk):
    connection = connect()
    begin(connection)
    connection.cursor().execute("INSERT INTO counts VALUES (1)")
    disk.fails = disk.syncs + 1
    with pytest.raises(OperationalError, match="did not keep"):
        connection.commit()
    connection.set_autocommit(True)
    begin(connect(timeout=0.1))
