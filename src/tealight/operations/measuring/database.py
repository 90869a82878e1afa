"""The processes of the database, where it is not part of our own."""

from pathlib import Path

from django.db import connection

LOCAL = {"127.0.0.1", "::1", "localhost", ""}


def name_and_version() -> str:
    """Return which database it is, as operators call it."""
    if connection.vendor == "sqlite":
        return f"SQLite {connection.Database.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"


def server() -> int | None:
    """Return the process that all of PostgreSQL's belong to, on this machine; None for SQLite or where it cannot be seen."""
    if connection.vendor != "postgresql":
        return None
    host = connection.settings_dict["HOST"]
    if host not in LOCAL and not host.startswith("/"):
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return started_by(cursor.fetchone()[0])


def started_by(backend: int, called: str = "postgres") -> int | None:
    """Return who started process `backend`; None if here that number is no process of PostgreSQL's."""
    try:
        if Path(f"/proc/{backend}/comm").read_text().strip() != called:
            return None  # the server counts its processes elsewhere, in a container perhaps
        parent = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1]
        return int(parent) if Path(f"/proc/{parent}/comm").read_text().strip() == called else None
    except (FileNotFoundError, ProcessLookupError):
        return None


def unseen() -> str:
    """Return what the figures leave out, or nothing."""
    if connection.vendor == "postgresql" and server() is None:
        return "The database's own processes cannot be seen from here: their processor time and memory are not in these figures."
    return ""
