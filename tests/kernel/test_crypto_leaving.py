"""What stays in the ring of somebody who left, while their anonymous words go one by one."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.kernel.crypto import leaving, master, ring, rotation
from tealight.kernel.crypto.models import RingEntry
from tests.make import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def left(settings):
    """Return the keys a member had, and what is left of them."""
    ring.forget_recent()
    keys = ring.make_member_keys(11)
    leaving.destroy_but_walk(11, tags=64, now=NOW)
    (one,) = leaving.leavings()
    return keys, one


def test_it_finds_their_faces_and_is_nothing_else_of_their_keys(left):
    keys, one = left
    assert one.walk_tags() == keys.slots("walk/v1", 64)
    with pytest.raises(ring.KeysMissing):
        ring.member_keys(11)
    had = keys.generations[0]
    for entry in RingEntry.objects.all():
        held = ring.unwrap(entry, master.master_key())
        for kept in held.generations:
            assert {kept.root, kept.data}.isdisjoint({had.root, had.data, had.for_tags("owner/v1")})


def test_each_face_has_an_hour_of_its_own_in_the_days_that_follow_the_same_whenever_asked(left):
    _, one = left
    (again,) = leaving.leavings()
    hours = [one.due(face) for face in range(1, 400)]
    assert hours == [again.due(face) for face in range(1, 400)]
    first, last = clock.hour(NOW) + timedelta(hours=1), clock.hour(NOW) + timedelta(days=14)
    assert all(first <= hour <= last and hour == clock.hour(hour) for hour in hours)
    assert len({hour.date() for hour in hours}) >= 14
    assert not one.is_over(last) and one.is_over(last + timedelta(days=1))


def test_two_who_leave_have_other_hours(left):
    ring.make_member_keys(12)
    leaving.destroy_but_walk(12, tags=64, now=NOW)
    one, other = leaving.leavings()
    assert [one.due(face) for face in range(20)] != [other.due(face) for face in range(20)]
    assert set(one.walk_tags()).isdisjoint(other.walk_tags())
    leaving.end(one)
    assert leaving.leavings() == [other]


def test_a_new_master_key_moves_it_too(left, settings, tmp_path):
    keys, one = left
    path = settings.TEALIGHT_KEY_FILE = tmp_path / "master.key"
    master._write_key(path, 0)
    path.write_text(master.encode(settings.TEALIGHT_MASTER_KEY))
    list(rotation.rotate_file(path))
    assert leaving.leavings() == [one] and ring.verify() == []


def test_where_there_is_no_room_the_keys_stay(left, monkeypatch):
    monkeypatch.setattr(leaving, "SLOTS", 1)
    ring.make_member_keys(12)
    with pytest.raises(leaving.NoRoom):
        leaving.destroy_but_walk(12, tags=64, now=NOW)
    assert ring.member_keys(12)
