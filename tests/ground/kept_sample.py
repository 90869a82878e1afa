"""The sample community, laid once for a whole run and copied for every place that needs one: laying it takes a minute.

    kept_sample.lay_in(data)             the sample in an empty data directory, for a place that starts there
    with kept_sample.moved_in() as now:  the sample in this process's own databases, and gone again afterwards

It is laid by what `tealight demo` runs before its door opens, and watched (traced.py) while it is. It is
named after everything it is made from, so that changed code lays a new one, and an old one is laid anew: its
people wrote an hour ago, or yesterday. That `demo` itself lays one is asked where a measured place starts
(tests/operations/measuring).
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
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
    forget()
    try:
        yield now
    finally:
        for alias, before in empty.items():
            _laid(connections[alias], before)
        shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)
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
    """Lay a sample in a process of its own; AssertionError when that failed or led to somebody."""
    from tests.ground.traced_place import Notes

    snapshot.lay_in(data)
    notes = data / "notes"
    notes.mkdir(parents=True, mode=0o700)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
    said = subprocess.run(
        [sys.executable, "-m", "tests.ground.kept_sample", str(data)], env=clean, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, f"The sample was not laid:\n{said.stdout}{said.stderr}"
    found = Notes(notes)
    faults = found.faults()
    assert not faults, "What was written leads to who wrote it:\n" + "\n".join(faults)
    assert found.actions, "nobody in the sample writes anonymously, or nobody watched"
    shutil.rmtree(notes)
    data.touch()


def main(data: Path) -> None:
    """Run what `tealight demo` runs before its door opens."""
    from tealight.cli import place, serve
    from tealight.config import env
    from tests.ground import traced

    os.umask(0o077)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tealight.config.settings"
    env.choose(data=str(data))
    place.prepare()
    traced.install(data / "notes")
    from django.db import connections

    from tealight.kernel import clock, prepared
    from tealight.operations.demo.seed import seed

    prepared.doubted = True  # as in every test: a statement that was kept is compared with one written anew
    for step in (place.migrate, place.erase_again, serve._load_helplines, place.collect_files):
        step()
    now = clock.now()
    assert seed(now), "the sample community was not made"
    connections.close_all()
    (data / _BEGAN).write_text(now.isoformat())


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
    main(Path(sys.argv[1]))
