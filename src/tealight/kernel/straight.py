"""The rows of a kept statement, straight from the database driver.

Between a query and its driver Django makes a compiler, two cursors and a search through the text of
the statement, for each time anew. All that is known beforehand once a statement is kept.

Not where somebody watches what is asked: they are shown statements by Django's own cursor only.
"""

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler


class Straight:
    """A statement as its driver takes it, and what becomes of the rows."""

    __slots__ = ("_changed", "_made", "_sql")

    def __init__(self, sql: str, changed: Iterable[tuple], made: Callable[[list], list]):
        self._sql, self._changed, self._made = sql, tuple(changed), made

    def rows(self, connection: BaseDatabaseWrapper, params: tuple) -> list[Any]:
        """Return what Django would, asked on `connection`."""
        return self.made(connection, self.found(connection, params))

    def found(self, connection: BaseDatabaseWrapper, params: tuple) -> list[tuple]:
        """Return the rows as the driver gives them."""
        connection.close_if_health_check_failed()
        connection.ensure_connection()
        connection.validate_thread_sharing()
        connection.validate_no_broken_transaction()
        try:
            if connection.vendor == "sqlite":
                return connection.connection.execute(self._sql, params).fetchall()
            with connection.create_cursor() as cursor:
                return cursor.execute(self._sql, params).fetchall()
        except connection.Database.Error:
            with connection.wrap_database_errors:
                raise

    def made(self, connection: BaseDatabaseWrapper, found: list[tuple]) -> list[Any]:
        """Return what becomes of rows that were found; they stay as they are."""
        if found and self._changed:
            found = [*map(list, found)]
            for place, converters, column in self._changed:
                for convert in converters:
                    for row in found:
                        row[place] = convert(row[place], column, connection)
        return self._made(found)


def straight(sql: str, compiler: SQLCompiler, converters: dict, rows: type) -> Straight | None:
    """Return how to ask `sql`, as `compiler` wrote it, for `rows` of one kind; None if only Django knows.

    `converters` are Django's own, by the number of the column.
    """
    made = _maker(compiler, rows, bool(converters))
    if made is None or compiler.has_extra_select:
        return None
    if compiler.connection.vendor == "sqlite":
        sql = FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")
    return Straight(sql, ((place, *how) for place, how in converters.items()), made)


def is_watched(connection: BaseDatabaseWrapper) -> bool:
    """Return whether each statement asked on `connection` is to be shown to somebody: a bound, a count, a log."""
    return bool(connection.execute_wrappers) or connection.queries_logged


def _maker(compiler: SQLCompiler, rows: type, are_lists: bool) -> Callable[[list], list] | None:
    if rows is ValuesListIterable:
        return (lambda found: [*map(tuple, found)]) if are_lists else list
    if rows is FlatValuesListIterable:
        first = itemgetter(0)
        return lambda found: [*map(first, found)]
    return _models(compiler) if rows is ModelIterable else None


def _models(compiler: SQLCompiler) -> Callable[[list], list]:
    """Return what `ModelIterable` does with each row, with all it works out beforehand kept."""
    alias, select, kind = compiler.using, compiler.select, compiler.klass_info
    model, start, end = kind["model"], kind["select_fields"][0], kind["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[start:end]]
    related = get_related_populators(kind, select, alias)
    annotations = tuple((compiler.annotation_col_map or {}).items())

    def make(row: list) -> Any:
        one = model.from_db(alias, names, row[start:end])
        for other in related:
            other.populate(row, one)
        for name, place in annotations:
            setattr(one, name, row[place])
        return one

    return lambda found: [*map(make, found)]
