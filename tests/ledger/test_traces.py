"""What was deleted is gone from the files, not only from the tables."""

import copy
from pathlib import Path

import pytest
from django.conf import settings
from django.db.backends.sqlite3.base import DatabaseWrapper

from tealight.config.addresses import database
from tealight.ledger.traces import forget_written

SECRET = b"the ward with the yellow door"


@pytest.fixture
def opened(tmp_path, django_db_blocker):
    """`opened()`: a connection to one file, as the place opens its own database."""
    made = []

    def connect() -> DatabaseWrapper:
        chosen = copy.deepcopy(settings.DATABASES["ring"])  # SQLite whichever database the tests run on
        chosen["NAME"] = tmp_path / "place.sqlite3"
        chosen["OPTIONS"]["init_command"] = chosen["OPTIONS"]["init_command"].replace("TRUNCATE", "WAL", 1)
        made.append(DatabaseWrapper(chosen, alias="opened"))
        return made[-1]

    with django_db_blocker.unblock():
        yield connect
        for connection in made:
            connection.close()


def run(connection, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def bytes_on_disk(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.glob("place.sqlite3*"))


def test_what_was_deleted_is_on_no_page_of_any_file(opened, tmp_path):
    connection = opened()
    run(connection, "CREATE TABLE told (words TEXT)", f"INSERT INTO told VALUES ('{SECRET.decode()}')")
    assert SECRET in bytes_on_disk(tmp_path)
    run(connection, "DELETE FROM told")
    assert SECRET in bytes_on_disk(tmp_path), "the log should still hold it, or this test shows nothing"
    assert forget_written(connection)
    assert SECRET not in bytes_on_disk(tmp_path)
    assert (tmp_path / "place.sqlite3-wal").stat().st_size == 0


def test_while_somebody_reads_the_log_waits(opened):
    writer, reader = opened(), opened()
    run(writer, "CREATE TABLE told (words TEXT)", "INSERT INTO told VALUES ('a')")
    run(reader, "BEGIN", "SELECT * FROM told")
    run(writer, "INSERT INTO told VALUES ('b')")
    assert not forget_written(writer)
    with writer.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (20_000,), "writers must wait for each other as before"
    run(reader, "COMMIT")
    assert forget_written(writer)


def test_other_databases_have_no_such_file():
    class Elsewhere:
        vendor = "postgresql"

    assert database("postgresql://h/n")["ENGINE"].endswith("postgresql")
    assert not forget_written(Elsewhere())
