"""Copies of the ring: one a night, and a destroyed key is gone from all of them within seven days."""

import sqlite3
from datetime import date, timedelta

import pytest

from tealight.kernel.crypto import copies

FIRST = date(2026, 3, 1)


@pytest.fixture
def ring_file(tmp_path, monkeypatch):
    """A ring of its own, in a file, with one entry; returns what asks it."""
    made = sqlite3.connect(tmp_path / "ring.sqlite3", isolation_level=None)
    made.executescript("PRAGMA journal_mode=WAL; CREATE TABLE entries (owner TEXT); INSERT INTO entries VALUES ('ada')")

    class Ring:
        vendor = "sqlite"
        connection = made
        ensure_connection = staticmethod(lambda: None)

    monkeypatch.setattr(copies, "connections", {"ring": Ring})
    monkeypatch.setattr(copies, "directory", lambda: tmp_path / "copies")
    yield made
    made.close()


def owners(copy) -> set[str]:
    with sqlite3.connect(f"file:{copy.file}?mode=ro", uri=True) as one:
        return {owner for (owner,) in one.execute("SELECT owner FROM entries")}


def test_a_copy_is_whole_by_itself_and_its_owners_alone(ring_file):
    copies.copy_ring(FIRST)
    (copy,) = copies.copies()
    assert owners(copy) == {"ada"} and copy.day == FIRST
    assert copy.file.stat().st_mode & 0o777 == 0o600 and copy.file.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in copy.file.parent.iterdir()] == [copy.file.name]


def test_a_key_that_was_destroyed_is_gone_from_every_copy_within_seven_days(ring_file):
    copies.copy_ring(FIRST)
    ring_file.execute("DELETE FROM entries")  # an hour after the copy of that night
    for day in range(1, copies.DAYS):
        copies.copy_ring(FIRST + timedelta(days=day))
        assert {"ada"} in [owners(copy) for copy in copies.copies()]
    copies.copy_ring(FIRST + timedelta(days=copies.DAYS))
    assert len(copies.copies()) == copies.DAYS
    assert all(owners(copy) == set() for copy in copies.copies())


def test_what_is_too_old_is_overwritten_before_it_is_deleted(ring_file, tmp_path):
    copies.copy_ring(FIRST)
    (copy,) = copies.copies()
    held = tmp_path / "held"
    held.hardlink_to(copy.file)  # the same blocks of the disk
    copies.forget_old_copies(FIRST + timedelta(days=6))
    assert b"ada" in held.read_bytes()
    copies.forget_old_copies(FIRST + timedelta(days=7))
    assert copies.copies() == [] and set(held.read_bytes()) == {0}


def test_a_second_copy_of_one_night_takes_the_place_of_the_first(ring_file):
    for _ in range(2):
        copies.copy_ring(FIRST)
        ring_file.execute("INSERT INTO entries VALUES ('ben')")
    (copy,) = copies.copies()
    assert owners(copy) == {"ada", "ben"}


def test_a_copy_left_half_made_by_a_killed_process_goes(ring_file, tmp_path):
    copies.copy_ring(FIRST)
    half = tmp_path / "copies" / "coming"
    half.write_bytes(b"ada")
    copies.forget_old_copies(FIRST)
    assert not half.exists() and len(copies.copies()) == 1


def test_the_operator_is_told_of_old_copies_and_open_ones(ring_file):
    assert copies.faults(FIRST) == [] and "none yet" in copies.stands()
    copies.copy_ring(FIRST)
    assert copies.faults(FIRST + timedelta(days=1)) == [] and str(FIRST) in copies.stands()
    (copy,) = copies.copies()
    copy.file.chmod(0o644)
    late = copies.faults(FIRST + timedelta(days=7))
    assert ["older than seven days" in said for said in late].count(True) == 1
    assert any("chmod 600" in said for said in late) and any("worker" in said for said in late)


def test_a_ring_on_a_server_is_copied_there(ring_file, monkeypatch):
    monkeypatch.setattr(copies.connections["ring"], "vendor", "postgresql")
    copies.copy_ring(FIRST)
    assert copies.copies() == [] and "server" in copies.stands()
