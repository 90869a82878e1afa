"""Migrated, empty databases, made once and copied: three hundred migrations take a minute.

On SQLite a file, kept between runs and named after everything it was made from, so that a changed
migration makes a new one. On PostgreSQL a template in the server of one run.

    python -m tests.ground.snapshot        makes the file where there is none
    python -m tests.ground.snapshot URL    migrates that database, to be a template
"""

import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def file() -> Path:
    """Where the snapshot for the code as it stands lies, or will."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {sqlite3.sqlite_version}".encode())
    settings = ROOT / "src" / "tealight" / "config" / "settings.py"
    for path in [ROOT / "requirements-dev.lock", settings, *sorted((ROOT / "src").glob("**/migrations/*.py"))]:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return ROOT / ".tealight" / f"migrated-{digest.hexdigest()[:24]}.sqlite3"


def keep(connection) -> None:
    """Copies the database just migrated into the snapshot, in one step."""
    target = file()
    target.parent.mkdir(exist_ok=True)
    for old in target.parent.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    coming = target.with_suffix(f".{os.getpid()}")
    copy = sqlite3.connect(coming)
    connection.ensure_connection()
    connection.connection.backup(copy)
    copy.close()
    coming.rename(target)


def lay(connection) -> None:
    """Puts the snapshot in place of the database."""
    connection.ensure_connection()
    copy = sqlite3.connect(f"file:{file()}?mode=ro", uri=True)
    copy.backup(connection.connection)
    copy.close()


def lay_in(data: Path) -> None:
    """Puts a copy into an empty data directory, for a place that starts there; nothing if there is none yet."""
    if file().exists():
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(file(), data / "tealight.sqlite3")
        (data / "tealight.sqlite3").chmod(0o600)


def _make(database_url: str = "") -> None:
    import django

    from tealight.config import env

    with tempfile.TemporaryDirectory(prefix="tealight-migrated-") as place:
        env.choose(data=place, log_level="warning", **({"database_url": database_url} if database_url else {}))
        env.chosen().prepare()
        os.environ["DJANGO_SETTINGS_MODULE"] = "tealight.config.settings"
        django.setup()

        from django.db import connection, connections

        from tealight.cli.place import migrate

        migrate()
        if not database_url:
            keep(connection)
        connections.close_all()


if __name__ == "__main__" and (sys.argv[1:] or not file().exists()):
    _make(*sys.argv[1:])
