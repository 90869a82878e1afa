"""The key ring: each owner's keys, wrapped by the master key, in a database of their own."""

import os
import sqlite3

import pytest

from tealight.kernel.crypto import SealBroken
from tealight.kernel.crypto import master as master_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def ring(settings):
    from tealight.kernel.crypto import ring

    ring.forget_recent()
    ring.place_keys()
    return ring


def tag(owner):
    from tealight.kernel.crypto.ring import owner_tag

    return owner_tag(owner, master_room.master_key())


def another_master(settings):
    settings.TEALIGHT_MASTER_KEY, settings.TEALIGHT_KEY_FILE = os.urandom(32), None


def test_a_members_keys_are_the_same_at_every_reading(ring):
    made = ring.make_member_keys(11)
    ring.forget_recent()
    assert ring.member_keys(11).tag("a/v1") == made.tag("a/v1")
    assert ring.member_keys(11).owner == 11


def test_no_two_members_share_a_key(ring):
    ring.make_member_keys(11)
    ring.make_member_keys(12)
    assert ring.member_keys(11).tag("a/v1") != ring.member_keys(12).tag("a/v1")


def test_a_member_has_one_set_of_keys(ring):
    from django.db import IntegrityError, transaction

    ring.make_member_keys(11)
    with pytest.raises(IntegrityError), transaction.atomic(using="ring"):
        ring.make_member_keys(11)


def test_nobody_has_keys_that_were_never_made(ring):
    with pytest.raises(ring.KeysMissing):
        ring.member_keys(99)


def test_the_place_makes_its_keys_once(ring):
    from tealight.kernel.crypto.models import RingEntry

    first = ring.place_keys()
    ring.forget_recent()
    assert ring.place_keys().tag("a/v1") == first.tag("a/v1")
    assert RingEntry.objects.count() == 1


def test_destroyed_keys_are_gone_and_what_they_sealed_is_noise(ring):
    keys = ring.make_member_keys(11)
    sealed = keys.seal("words", 1, b"x")
    ring.member_keys(11)
    ring.destroy_member_keys(11)
    with pytest.raises(ring.KeysMissing):
        ring.member_keys(11)
    ring.make_member_keys(11)  # even an account of the same number opens nothing
    with pytest.raises(SealBroken):
        ring.member_keys(11).open("words", 1, sealed)


def test_destroying_twice_does_no_harm(ring):
    ring.make_member_keys(11)
    ring.destroy_member_keys(11)
    ring.destroy_member_keys(11)


def test_keys_in_memory_are_read_anew_after_a_minute(ring, monkeypatch):
    """So that keys destroyed in one process are soon gone from the others."""
    from tealight.kernel.crypto.models import RingEntry

    ring.make_member_keys(11)
    ring.member_keys(11)
    RingEntry.objects.filter(owner_tag=tag(11)).delete()  # as another process would
    later = ring.time.monotonic() + 61
    monkeypatch.setattr(ring.time, "monotonic", lambda: later)
    with pytest.raises(ring.KeysMissing):
        ring.member_keys(11)


def test_keys_nobody_uses_do_not_stay_in_memory(ring, monkeypatch):
    """Whoever closed their account never comes again: the next one who does clears theirs away."""
    for owner in (11, 12):
        ring.make_member_keys(owner)
    ring.member_keys(11)
    later = ring.time.monotonic() + 61
    monkeypatch.setattr(ring.time, "monotonic", lambda: later)
    ring.member_keys(12)
    assert 12 in ring._recent and 11 not in ring._recent


# ── the wrong key, the wrong place ───────────────────────────────────────────────────────────────
def test_a_whole_ring_verifies(ring):
    ring.make_member_keys(11)
    assert ring.verify() == []


def test_another_master_key_opens_nothing_and_verify_says_so(ring, settings):
    ring.make_member_keys(11)
    ring.forget_recent()
    another_master(settings)
    assert ring.verify() == ["The master key does not belong to this key ring."]
    with pytest.raises(ring.RingForeign):
        ring.member_keys(11)


def test_a_changed_entry_shows(ring):
    from tealight.kernel.crypto.models import RingEntry

    ring.make_member_keys(11)
    entry = RingEntry.objects.get(owner_tag=tag(11))
    *whole, last = bytes(entry.wrapped)
    entry.wrapped = bytes([*whole, last ^ 1])
    entry.save()
    assert ring.verify() == [f"Key ring entry {entry.id} does not open."]
    ring.forget_recent()
    with pytest.raises(SealBroken):
        ring.member_keys(11)


def test_an_entry_moved_under_anothers_tag_shows(ring):
    """Otherwise whoever writes to the ring could hand one member another's keys."""
    from tealight.kernel.crypto.models import RingEntry

    ring.make_member_keys(11)
    ring.make_member_keys(12)
    eleven = RingEntry.objects.get(owner_tag=tag(11))
    twelve = RingEntry.objects.get(owner_tag=tag(12))
    anothers = bytes(twelve.owner_tag)
    twelve.delete()
    eleven.owner_tag = anothers
    eleven.save()
    assert len(ring.verify()) == 1
    ring.forget_recent()
    with pytest.raises(SealBroken):
        ring.member_keys(12)


def test_the_ring_names_nobody(ring):
    """Stolen without the master key it does not even say whose entries it holds."""
    from tealight.kernel.crypto.models import RingEntry

    keys = ring.make_member_keys(424242)
    for entry in RingEntry.objects.all():
        row = bytes(entry.owner_tag) + bytes(entry.wrapped) + entry.id.to_bytes(8, "big")
        for secret in (keys.generations[0].root, keys.generations[0].data, (424242).to_bytes(8, "big")):
            assert secret not in row


def test_the_ring_lives_outside_the_data(ring):
    from django.db import connections

    assert "keyring_ringentry" in connections["ring"].introspection.table_names()
    assert "keyring_ringentry" not in connections["default"].introspection.table_names()


def test_destroyed_keys_leave_the_file(tmp_path, settings):
    """Freed pages are overwritten and no log keeps them; shown on a real file."""
    file = tmp_path / "ring.sqlite3"
    ring = sqlite3.connect(file)
    ring.executescript(settings.DATABASES["ring"]["OPTIONS"]["init_command"]) if (
        "init_command" in settings.DATABASES["ring"].get("OPTIONS", {})
    ) else ring.executescript("PRAGMA journal_mode=TRUNCATE; PRAGMA secure_delete=ON;")
    ring.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, wrapped BLOB)")
    wrapped = [os.urandom(400) for _ in range(40)]
    ring.executemany("INSERT INTO entry (wrapped) VALUES (?)", [(w,) for w in wrapped])
    ring.commit()
    assert wrapped[20][50:90] in file.read_bytes()
    ring.execute("DELETE FROM entry WHERE id = 21")
    ring.commit()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert wrapped[20][50:90] not in left and wrapped[21][50:90] in left


# ── the master key ───────────────────────────────────────────────────────────────────────────────
def test_a_key_file_is_made_once_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "keys" / "master.key"
    master_room.make_key_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(master_room.read_key_file(path)) == 32
    with pytest.raises(FileExistsError):
        master_room.make_key_file(path)


def test_a_key_file_others_can_read_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "master.key"
    master_room.make_key_file(path)
    path.chmod(0o640)
    with pytest.raises(master_room.KeyFileWrong, match="chmod 600"):
        master_room.read_key_file(path)


@pytest.mark.parametrize("text", ["", "short", "x" * 44, "AAAA", "é" * 44])
def test_a_key_that_is_no_key_is_refused(tmp_path, text):
    path = tmp_path / "master.key"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(master_room.KeyFileWrong):
        master_room.read_key_file(path)


def test_a_missing_key_file_is_said(tmp_path):
    with pytest.raises(master_room.KeyFileWrong, match="no master key"):
        master_room.read_key_file(tmp_path / "master.key")
