"""A new master key: stopped anywhere nothing is unreadable, and doing it again finishes it."""

import os

import pytest

from tealight.kernel.crypto import master, ring, rotation
from tealight.kernel.crypto.models import RingEntry

pytestmark = pytest.mark.django_db
MEMBERS = range(11, 16)
#: the next key · the place's own · three times two of six entries · the old key
STEPS = 6


@pytest.fixture
def key_file(tmp_path, settings, monkeypatch):
    """A place with a key file and five members."""
    path = tmp_path / "master.key"
    master.make_key_file(path)
    settings.TEALIGHT_KEY_FILE = path
    monkeypatch.setattr(rotation, "MOST", 2)
    start(settings)
    for member in MEMBERS:
        ring.make_member_keys(member)
    return path


def start(settings):
    """As a process does: it reads what lies there."""
    ring.forget_recent()
    path = settings.TEALIGHT_KEY_FILE
    settings.TEALIGHT_MASTER_KEY = master.read_key_file(path)
    coming = master.next_file(path)
    settings.TEALIGHT_NEXT_MASTER_KEY = master.read_key_file(coming) if coming.exists() else None


def as_before(settings, *keys: bytes):
    """As a process that has served since before the change, and knows only what it was started with."""
    ring.forget_recent()
    settings.TEALIGHT_MASTER_KEY, settings.TEALIGHT_NEXT_MASTER_KEY = (*keys, None)[:2]


def tags(*members: int) -> list[bytes]:
    ring._recent.clear()
    return [ring.place_keys().tag("a/v1"), *(ring.member_keys(member).tag("a/v1") for member in members or MEMBERS)]


def rotate(path, steps: int | None = None) -> int:
    """Take so many steps and be killed; all without a number. Returns how many were taken."""
    taken, going = 0, rotation.rotate_file(path)
    while taken != steps and next(going, None) is not None:
        taken += 1
    going.close()
    return taken


def test_everybodys_keys_stay_the_same_and_the_old_master_key_opens_none(key_file, settings):
    before, old = tags(), master.master_key()
    assert rotate(key_file) == STEPS
    start(settings)
    assert tags() == before
    assert master.master_key() != old
    assert ring.verify() == []
    assert len(ring.unopened((old,))) == RingEntry.objects.count() == 6
    assert [file.name for file in key_file.parent.iterdir()] == ["master.key"]
    assert key_file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("killed_after", range(STEPS + 1))
def test_killed_between_any_two_steps_everything_opens_and_it_can_be_finished(key_file, settings, killed_after):
    before, old = tags(), master.master_key()
    rotate(key_file, killed_after)
    start(settings)
    assert tags() == before
    assert ring.verify() == []
    assert rotation.is_unfinished(key_file) == (0 < killed_after < STEPS)
    rotate(key_file)
    start(settings)
    assert tags() == before
    assert len(ring.unopened((old,))) == 6
    assert not rotation.is_unfinished(key_file)


@pytest.mark.parametrize("stopped_after", range(STEPS + 1))
def test_who_served_before_reads_writes_and_destroys_at_any_moment(key_file, settings, stopped_after):
    before, old = tags(), master.master_key()
    going = rotation.rotate_file(key_file)
    for _ in range(stopped_after):
        next(going)
    as_before(settings, old)
    assert tags() == before
    as_before(settings, old)
    made = ring.make_member_keys(77).tag("a/v1")
    as_before(settings, old)
    ring.destroy_member_keys(13)
    as_before(settings, old)
    for _ in going:
        pass
    start(settings)
    assert ring.member_keys(77).tag("a/v1") == made
    with pytest.raises(ring.KeysMissing):
        ring.member_keys(13)
    assert tags(11, 12, 14, 15) == before[:3] + before[4:]
    assert ring.verify() == []


class Killed(BaseException):
    pass


@pytest.mark.parametrize("where", ["writing", "naming", "moving", "replacing", "overwriting"])
def test_killed_inside_a_step_it_is_taken_up_again(key_file, settings, monkeypatch, where):
    before = tags()
    calls = []

    def killed(*args, **kwargs):
        raise Killed

    def at_the_second(real):
        def call(*args, **kwargs):
            calls.append(1)
            if len(calls) == 4:  # the place's, one of a pair, the other of the next
                raise Killed
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        if where == "writing":
            patch.setattr(master.os, "fsync", killed)
        elif where == "naming":
            patch.setattr(type(key_file), "rename", killed)
        elif where == "moving":
            patch.setattr(ring, "wrap", at_the_second(ring.wrap))
        elif where == "replacing":
            patch.setattr(master.os, "replace", killed)
        else:
            real = os.replace
            patch.setattr(master.os, "replace", lambda *names: (real(*names), patch.setattr(master, "_sync", killed)))
        with pytest.raises(Killed):
            rotate(key_file)
    start(settings)
    assert tags() == before
    assert ring.verify() == []
    rotate(key_file)
    start(settings)
    assert tags() == before
    assert [file.name for file in key_file.parent.iterdir()] == ["master.key"]


def test_keys_destroyed_while_they_move_do_not_come_back(key_file, settings, monkeypatch):
    real = ring.wrap

    def destroyed_meanwhile(entry_id, owner, *rest):
        if owner == 12:
            RingEntry.objects.filter(id=entry_id).delete()
        return real(entry_id, owner, *rest)

    monkeypatch.setattr(ring, "wrap", destroyed_meanwhile)
    rotate(key_file)
    start(settings)
    with pytest.raises(ring.KeysMissing):
        ring.member_keys(12)
    assert RingEntry.objects.count() == 5


def test_the_old_key_does_not_stay_on_the_disk(key_file):
    old = key_file.read_bytes()
    with key_file.open("rb") as as_it_was:
        rotate(key_file)
        assert as_it_was.read() == b"\0" * len(old)


def test_nothing_moves_while_an_entry_opens_with_no_key(key_file, settings):
    broken = RingEntry.objects.exclude(id=ring.place_entry()).first()
    *whole, last = bytes(broken.wrapped)
    broken.wrapped = bytes([*whole, last ^ 1])
    broken.save()
    rows, key = list(RingEntry.objects.order_by("id").values_list()), key_file.read_bytes()
    with pytest.raises(rotation.NotRotated, match=str(broken.id)):
        rotate(key_file)
    assert list(RingEntry.objects.order_by("id").values_list()) == rows
    assert key_file.read_bytes() == key and not master.next_file(key_file).exists()


def test_two_do_not_change_it_at_once(key_file):
    with (
        rotation.alone(key_file.parent),
        pytest.raises(rotation.NotRotated, match="already"),
        rotation.alone(key_file.parent),
    ):
        pass
    with rotation.alone(key_file.parent):
        pass


# ── Keys from the environment ───────────────────────────────────────────────────────────────────
@pytest.fixture
def given(settings):
    """Two keys from the environment, and members whose keys the first wraps."""
    old, new = os.urandom(32), os.urandom(32)
    settings.TEALIGHT_KEY_FILE = None
    as_before(settings, old, new)
    for member in MEMBERS:
        ring.make_member_keys(member)
    return old, new


@pytest.mark.parametrize("stopped_after", [0, 1, 2])
def test_with_both_settings_everything_opens_at_any_moment(given, settings, stopped_after):
    before = tags()
    going = rotation.move(*given)
    for _ in range(stopped_after):
        next(going)
    as_before(settings, *given)
    assert tags() == before
    for _ in rotation.move(*given):
        pass
    assert rotation.keys_in_use() == given[1:]
    for known in (given, given[1:], given[::-1]):  # not yet restarted, restarted, half way in between
        as_before(settings, *known)
        assert tags() == before


def test_a_machine_that_was_not_told_refuses_and_changes_nothing(given, settings):
    """It must not take everybody for gone, nor make the place new keys beside the old ones."""
    for _ in rotation.move(*given):
        pass
    rows = list(RingEntry.objects.order_by("id").values_list())
    as_before(settings, given[0])
    for deed in (ring.place_keys, lambda: ring.member_keys(11), lambda: ring.make_member_keys(99),
                 lambda: ring.destroy_member_keys(11)):
        with pytest.raises(ring.RingForeign):
            deed()
    assert list(RingEntry.objects.order_by("id").values_list()) == rows
