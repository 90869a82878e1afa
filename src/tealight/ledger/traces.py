"""What a database remembers beside its rows, and how it is made to forget.

Whom it protects: whoever writes anonymously. SQLite's write-ahead log holds whole pages in the
order they were written; measured on toy posts, it alone named every author to whoever copied it.
"""


def forget_written(connection) -> bool:
    """Move what was written into the database file and cut the log to nothing.

    Returns whether it was cut: False while somebody is reading, and for databases
    without such a file. Never inside a transaction.
    """
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience,) = cursor.fetchone()
        # Cutting waits for readers and keeps writers out meanwhile: rather try again later.
        cursor.execute("PRAGMA busy_timeout=200")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (busy, _, _) = cursor.fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={int(patience)}")
    return not busy
