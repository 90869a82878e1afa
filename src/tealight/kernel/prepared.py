"""Reads whose statement is written once and asked many times.

Django writes the SQL of a query anew each time it is asked. For a page that is looked at often this
costs more than the database's answer, so such a page keeps what was written: the text of the
statement and the values in it. Never a row: every request asks the database.

What is kept hangs on whoever asks (`viewer.prepared`), because the conditions of what somebody may
read are made of their rooms, circles and filters. Another person, or the same one after they joined
a room or blocked somebody, is another viewer, for whom the statement is written anew.
"""

from collections.abc import Callable, Hashable
from copy import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any
from weakref import WeakValueDictionary

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from tealight.kernel.ids import LARGEST
from tealight.kernel.straight import is_watched, straight

#: Whether a kept statement is compared with one written anew before it is asked now. The tests put their doubts here.
doubts: "Callable[[Read], bool] | None" = None

#: Statements of many viewers differ in their values only; what reads their rows is the same.
_readers: WeakValueDictionary[tuple, SQLCompiler] = WeakValueDictionary()


class Prepared:
    """The statements written so far, by their names."""

    __slots__ = ("_written",)

    def __init__(self):
        self._written: dict[Hashable, Read] = {}

    def ask(self, name: Hashable, write: Callable[..., QuerySet], *values: int | bytes | str | date) -> list[Any]:
        """Return the rows of `write(*values)`, as a list.

        `write` is called once for a `name`. What differs from one time to the
        next, and does not hang on who asks, is among `values` or in the name:
        ids, bytes, words, days and moments. A value must end up in the statement as it
        is, or the first time raises ValueError.
        """
        for value in values:
            if isinstance(value, int) and value > LARGEST:
                return list(write(*values))  # out of an address: no table has it, and no database takes it
        return self.written(name, write, *values).rows(values)

    def written(self, name: Hashable, write: Callable[..., QuerySet], *values: int | bytes | str | date) -> "Read":
        """Return the statement of that name, written by the first who asks."""
        read = self._written.get(name)
        if read is None:
            read = self._written[name] = Read(write, values)
        if doubts is not None and doubts(read):
            read.compare(write(*values), values)
        return read


class Read:
    """One statement: its text, its values, and which of them are still to be given."""

    __slots__ = ("__weakref__", "_alias", "_given", "_model", "_reader", "_rows", "_sql", "_values")

    def __init__(self, write: Callable[..., QuerySet], values: tuple):
        blanks = [_blank(value, place) for place, value in enumerate(values)]
        queryset = write(*blanks)
        self._alias, self._rows, self._model = queryset.db, queryset._iterable_class, queryset.model
        self._sql, self._values, self._given, self._reader = "", [], [], None
        try:
            sql, params, reader = _written(queryset)
        except EmptyResultSet:
            if not _is_empty(write(*values)):
                raise ValueError("A value of a prepared statement is not taken as it is given.") from None
            return  # it was seen while writing that there can be no row
        # Two statements of one text may still read a column differently.
        fields = tuple((place, type(one.output_field)) for place, (_, one) in reader.tealight_converters.items())
        self._reader = _readers.setdefault((self._alias, self._rows, self._model, sql, fields), reader)
        self._sql, self._values = self._reader.tealight_sql, list(params)
        adapted = [_bare(_adapted(blank, connections[self._alias])) for blank in blanks]
        for place, param in enumerate(map(_bare, self._values)):
            for number, blank in enumerate(adapted):
                # PostgreSQL is told the width of a number by a class of its own, which is a kind of int.
                if isinstance(param, type(blank)) and param == blank:
                    self._given.append((place, number, type(param) if isinstance(param, int) else None))
        if {number for _, number, _ in self._given} != set(range(len(values))):
            raise ValueError("A value of a prepared statement is not in it as it was given.")

    @property
    def is_plain(self) -> bool:
        """Whether its rows can be had as the driver gives them."""
        return self._reader is None or self._reader.tealight_straight is not None

    def found(self, values: tuple) -> list[tuple]:
        """Return the rows as the driver gives them, of a statement that `is_plain`. Equal rows become equal facts."""
        if self._reader is None:
            return []
        connection = connections[self._alias]
        params = self._params(values, connection)
        if not is_watched(connection):
            return self._reader.tealight_straight.found(connection, params)
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            return cursor.fetchall()

    def made(self, found: list[tuple]) -> list[Any]:
        """Return what `rows` would, of rows that were `found`."""
        return self._reader.tealight_straight.made(connections[self._alias], found) if found else []

    def rows(self, values: tuple) -> list[Any]:
        if self._reader is None:
            return []
        connection = connections[self._alias]
        params = self._params(values, connection)
        if self._reader.tealight_straight is not None and not is_watched(connection):
            return self._reader.tealight_straight.rows(connection, params)
        reader = copy(self._reader)
        reader.connection = connection
        reader.as_sql = lambda *args, **kwargs: (self._sql, params)
        reader.get_converters = lambda fields: reader.tealight_converters
        reader.has_composite_fields = lambda fields: False  # refused when it was written
        return list(self._rows(_Asked(reader, self._alias, self._model)))

    def compare(self, queryset: QuerySet, values: tuple) -> None:
        """Raise AssertionError if `queryset`, written anew, is another statement than the kept one."""
        try:
            sql, params, _ = _written(queryset)
        except EmptyResultSet:
            sql, params = "", ()
        kept = self._params(values, connections[self._alias])
        if (sql, [*map(_bare, params)]) != (self._sql, [*map(_bare, kept)]):
            raise AssertionError(f"A prepared statement is not what would be asked now: {self._sql}\n{sql}")

    def _params(self, values: tuple, connection: BaseDatabaseWrapper) -> tuple:
        params = self._values.copy()
        for place, number, width in self._given:
            value = _adapted(values[number], connection)
            params[place] = value if width is None else width(value)
        return tuple(params)


class _Asked:
    """What Django's own readers of rows ask of a queryset, answered for a written statement."""

    __slots__ = ("_known_related_objects", "_reader", "db", "model")

    def __init__(self, reader: SQLCompiler, alias: str, model: type):
        self._reader, self.db, self.model = reader, alias, model
        self._known_related_objects: dict = {}

    @property
    def query(self) -> "_Asked":
        return self

    def get_compiler(self, using: str) -> SQLCompiler:
        return self._reader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader.query, name)


def _written(queryset: QuerySet) -> tuple[str, tuple, SQLCompiler]:
    reader = queryset.query.get_compiler(using=queryset.db)
    sql, params = reader.as_sql()
    fields = [column[0] for column in reader.select[: reader.col_count]]
    if reader.has_composite_fields(fields):
        raise ValueError("A prepared statement has no fields of several columns.")
    # How a column becomes a value is the same for every connection of one database.
    reader.tealight_sql, reader.tealight_converters = sql, reader.get_converters(fields)
    reader.tealight_straight = straight(sql, reader, reader.tealight_converters, queryset._iterable_class)
    return sql, params, reader


def _is_empty(queryset: QuerySet) -> bool:
    try:
        _written(queryset)
    except EmptyResultSet:
        return True
    return False


def _blank(value: int | bytes | str | date, place: int) -> int | bytes | str | date:
    """Return what stands where a value of this kind will be: nothing any row has, each another."""
    if isinstance(value, bytes):
        return bytes([place]) * 3 + b"blank"
    if isinstance(value, str):
        return f"blank {place} \N{NULL}"  # no text in a row has that
    if isinstance(value, datetime):
        return datetime(1, 1, 2, tzinfo=UTC) + timedelta(days=place)
    if isinstance(value, date):
        return date(1, 1, 2) + timedelta(days=place)
    return -(2**52) - place


def _bare(param: Any) -> Any:
    """Return `param` as it can be compared: each driver puts bytes into a wrapping of its own."""
    return getattr(param, "obj", param)


def _adapted(value: int | bytes | str | date, connection: BaseDatabaseWrapper) -> Any:
    """Return `value` as the database driver takes it."""
    if isinstance(value, int | str):
        return value
    if isinstance(value, bytes):
        return connection.Database.Binary(value)
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value)
