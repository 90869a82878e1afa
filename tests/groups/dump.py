"""Every row of every table, to see what a deed leaves behind."""

from django.db import connection


def dump() -> dict[str, set]:
    """Return table -> its rows, each as a tuple of (column, value)."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        return {table: _rows(cursor, table) for table in tables}


def _rows(cursor, table: str) -> set:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    columns = [column[0] for column in cursor.description]
    return {
        tuple((name, bytes(value) if isinstance(value, memoryview) else str(value) if isinstance(value, (list, dict)) else value)
              for name, value in zip(columns, row, strict=True))
        for row in cursor.fetchall()
    }


def changed(before: dict[str, set], after: dict[str, set]) -> dict[str, set[str]]:
    """Return table -> the columns in which it differs; "+" or "-" for rows that came or went."""
    differences: dict[str, set[str]] = {}
    for table in before.keys() | after.keys():
        old, new = before.get(table, set()), after.get(table, set())
        if old == new:
            continue
        by_id_old = {dict(row).get("id", row): dict(row) for row in old - new}
        by_id_new = {dict(row).get("id", row): dict(row) for row in new - old}
        columns: set[str] = set()
        for key in by_id_old.keys() | by_id_new.keys():
            if key not in by_id_old:
                columns.add("+")
            elif key not in by_id_new:
                columns.add("-")
            else:
                columns |= {name for name, value in by_id_new[key].items() if by_id_old[key].get(name) != value}
        differences[table] = columns
    return differences
