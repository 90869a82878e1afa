"""The sample community, laid once for a whole run and copied for every place that needs one: laying it takes a minute.

    kept_sample.lay_in(data)             the sample in an empty data directory, for a place that starts there
    with kept_sample.moved_in() as now:  the sample in this process's own databases, and gone again afterwards

It is laid by `tealight demo` itself, in an empty directory, and watched (traced.py) while it is; its worker does
not run yet. It is named after everything it is made from, so that changed code lays a new one, and an old one
is laid anew: its people wrote an hour ago, or yesterday.
"""

import fcntl
import hashlib
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tests.ground import snapshot

ROOT = snapshot.ROOT
KEPT = ROOT / ".tealight"
#: seconds after which it is laid anew
OLD = 3600
_BEGAN = "began"


def lay_in(data: Path) -> None:
    """Put a copy into an empty data directory, with its keys, its photos and its collected files."""
    with _kept() as place:
        shutil.copytree(place, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns(_BEGAN))
    data.chmod(0o700)


@contextmanager
def moved_in() -> Iterator[datetime]:
    """Put the sample into this process's databases and directory, yield the moment it was made at, and take it away.

    On PostgreSQL it is made in a transaction that is undone; on SQLite it is copied, so outside of any.
    """
    from django.db import connections, transaction

    if connections["default"].vendor != "sqlite":
        with transaction.atomic(), transaction.atomic(using="ring"):
            from django.utils import timezone

            from tealight.operations.demo.seed import seed

            now = timezone.now()
            assert seed(now), "the sample community was not made"
            yield now
            transaction.set_rollback(True)
            transaction.set_rollback(True, using="ring")
        return
    from django.conf import settings

    empty = {alias: _copied(connections[alias], sqlite3.connect(":memory:")) for alias in ("default", "ring")}
    with _kept() as place:
        _laid(connections["default"], sqlite3.connect(place / "tealight.sqlite3"))
        _laid(connections["ring"], sqlite3.connect(place / "ring" / "ring.sqlite3"))
        shutil.copytree(place / "media", settings.TEALIGHT.data / "media", dirs_exist_ok=True)
        now = datetime.fromisoformat((place / _BEGAN).read_text())
        _wrap_anew(place)
    _forget_kinds()
    forget()
    try:
        yield now
    finally:
        for alias, before in empty.items():
            _laid(connections[alias], before)
        shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)
        _forget_kinds()
        forget()


@contextmanager
def _kept() -> Iterator[Path]:
    """The kept place, laid first when it is not there; while it is looked at, nobody takes it away or makes another."""
    KEPT.mkdir(exist_ok=True)
    with (KEPT / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = KEPT / f"sample-{_made_from()}"
        if not place.exists() or time.time() - place.stat().st_mtime > OLD:
            for old in KEPT.glob("sample-*"):
                shutil.rmtree(old)
            coming = KEPT / "sample-coming"
            _lay(coming)
            coming.rename(place)
        yield place


def _made_from() -> str:
    """A digest of the code as it stands: every file of ours, how it is laid, and the libraries it stands on."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {sqlite3.sqlite_version}".encode())
    ours = (path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc")
    for path in [ROOT / "requirements-dev.lock", Path(__file__), *sorted(ours)]:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:24]


def _lay(data: Path) -> None:
    """Let `tealight demo` lay one, and stop it; AssertionError when that failed or led to somebody."""
    from tests.ground import browser
    from tests.ground.traced_place import Notes

    snapshot.lay_in(data)
    found = Notes(data / "notes")
    found.directory.mkdir(parents=True, mode=0o700)
    command = [sys.executable, "-u", "-m", "tests.ground.kept_sample", str(data), str(browser.free_port())]
    assert browser.launch(command, data=data, patience=600).stop() == 0
    faults = found.faults()
    assert not faults, "What was written leads to who wrote it:\n" + "\n".join(faults)
    assert found.actions, "nobody in the sample writes anonymously, or nobody watched"
    shutil.rmtree(found.directory)
    data.touch()


def main(data: Path, port: str) -> int:
    """`tealight demo`, watched, without its worker; the moment the sample is made at is noted down."""
    from tealight.cli import demo
    from tealight.cli import main as tealight
    from tests.ground import traced
    from tests.ground.doubt import Doubt

    def begin(options) -> None:
        from tealight.kernel import clock, prepared
        from tealight.operations.demo import seed

        now, made = clock.now(), seed.seed
        (data / _BEGAN).write_text(now.isoformat())
        prepared.doubts = Doubt()  # as in every test: a statement that was kept is compared with one written anew
        seed.seed = lambda: made(now)
        lay(options)

    traced.install(data / "notes")
    lay, demo._seed = demo._seed, begin
    return tealight(["demo", "--no-worker", "--port", port, "--data", str(data)])


# ── between two SQLite databases ─────────────────────────────────────────────────────────────────
def _copied(connection, copy: sqlite3.Connection) -> sqlite3.Connection:
    connection.ensure_connection()
    connection.connection.backup(copy)
    return copy


def _laid(connection, copy: sqlite3.Connection) -> None:
    connection.ensure_connection()
    copy.backup(connection.connection)
    copy.close()


def _wrap_anew(place: Path) -> None:
    """Wrap everybody's keys with this process's master key: theirs was that of the kept place."""
    from django.conf import settings

    from tealight.kernel.crypto import master, ring
    from tealight.kernel.crypto.models import RingEntry

    theirs, ours = master.read_key_file(place / "master.key"), settings.TEALIGHT.master_key_bytes()
    for entry in RingEntry.objects.all():
        keys = ring.unwrap(entry, theirs)
        entry.owner_tag, entry.wrapped = ring.owner_tag(keys.owner, ours), ring.wrap(entry.id, keys.owner, keys.generations, ours)
        entry.save()


def _forget_kinds() -> None:
    """Django keeps which row tells of which model, and the sample may have told of more of them."""
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.clear_cache()


def forget() -> None:
    """Keep nothing in memory of the rows that were there: keys and notes, and how much visitors wrote in their hour."""
    from tealight.kernel.crypto import ring
    from tealight.place.queries.notes import forget as forget_notes
    from tealight.place.queries.standing import forget as forget_standing
    from tealight.rota.queries.hours import forget as forget_hours
    from tealight.stories import bounds

    for forgotten in (ring.forget_recent, forget_notes, forget_standing, forget_hours, bounds._TURNS.forget):
        forgotten()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
