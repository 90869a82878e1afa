"""Rows written by statements whose text is the same each time.

Django writes the SQL of an insert anew for each row, and asks everybody who may listen to
signals of it; for rows that are written with every reply this cost more than the database.
What a field does to its value on the way into a column is still the field's own.
"""

from collections.abc import Sequence
from functools import cache

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper


def insert(*rows: models.Model) -> None:
    """Insert new rows of one model. No signal is sent; a row that is there already raises IntegrityError."""
    if not rows:
        return
    model = type(rows[0])
    alias = router.db_for_write(model)
    connection = connections[alias]
    values = [_values(row, connection) for row in rows]
    with connection.cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(_insert(model, alias), values[0])
        else:
            cursor.executemany(_insert(model, alias), values)
    for row in rows:
        row._state.adding, row._state.db = False, alias


def insert_if_free(row: models.Model) -> bool:
    """Insert a new row and return True, or False where another has what must be unique of it.

    Nothing is undone then, so no savepoint has to stand before it. No signal is sent; a row that
    breaks any other rule of its table raises IntegrityError.
    """
    model = type(row)
    alias = router.db_for_write(model)
    connection = connections[alias]
    values = _values(row, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"{_insert(model, alias)} ON CONFLICT DO NOTHING", values)
        is_in = cursor.rowcount == 1
    if is_in:
        row._state.adding, row._state.db = False, alias
    return is_in


def update(row: models.Model, *names: str) -> None:
    """Write the fields `names` of a row that is there, locked by whoever changes it. No signal is sent."""
    model = type(row)
    alias = router.db_for_write(model)
    connection = connections[alias]
    fields = [model._meta.get_field(name) for name in names]
    values = [field.get_db_prep_save(field.pre_save(row, False), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_update(model, names, alias), [*values, row.pk])


def _values(row: models.Model, connection: BaseDatabaseWrapper) -> list:
    fields = type(row)._meta.concrete_fields
    return [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]


@cache
def _insert(model: type[models.Model], alias: str) -> str:
    columns = [field.column for field in model._meta.concrete_fields]
    blanks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_quoted(alias, [model._meta.db_table])} ({_quoted(alias, columns)}) VALUES ({blanks})"


@cache
def _update(model: type[models.Model], names: tuple[str, ...], alias: str) -> str:
    quote = connections[alias].ops.quote_name
    changed = ", ".join(f"{quote(model._meta.get_field(name).column)} = %s" for name in names)
    return f"UPDATE {quote(model._meta.db_table)} SET {changed} WHERE {quote(model._meta.pk.column)} = %s"


def _quoted(alias: str, names: Sequence[str]) -> str:
    return ", ".join(map(connections[alias].ops.quote_name, names))
