"""What PostgreSQL writes into a log of its own, which no migration and no setting of ours reaches.

As it is delivered it writes each statement it refuses, beside the second: of two who share in the same
moment the later one's words, names and tags. A log is read by more people than a database.
"""

#: setting of PostgreSQL -> the values under which it writes nothing of what people do
WELL = {
    "log_statement": ("none",),
    "log_min_duration_statement": ("-1",),
    "log_min_error_statement": ("panic", "fatal"),
    "log_error_verbosity": ("terse",),
}


def log_faults(connection) -> list[str]:
    """Return what the log of this database would keep, a sentence for each setting; nothing for SQLite, which has none."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        return [fault for name in WELL if (fault := _fault(cursor, name))]


def _fault(cursor, name: str) -> str:
    cursor.execute(f"SHOW {name}")
    (value,) = cursor.fetchone()
    if value in WELL[name]:
        return ""
    return f"PostgreSQL logs what people wrote: set {name} = {WELL[name][0]} in postgresql.conf (it is {value})."
