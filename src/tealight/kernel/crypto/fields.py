"""A column of sealed bytes that cannot be printed by accident."""

from typing import Any

from django.db import models

from tealight.kernel.crypto.keys import Keys


class Sealed(bytes):
    """Sealed bytes as read from a column; they open only with keys and a row id."""

    purpose: str

    def __repr__(self) -> str:
        return "<Sealed>"

    __str__ = __repr__

    def open_json(self, keys: Keys, row: int) -> Any:
        """Return the value sealed in row `row` of this column."""
        return keys.open_json(self.purpose, row, self)


class SealedField(models.BinaryField):
    """Bytes sealed for `purpose`, bound to the id of their row.

    Write with `Model._meta.get_field(column).seal_json(keys, row_id, value)`; read
    with `row.column.open_json(keys, row.id)`.
    """

    def __init__(self, purpose: str, **kwargs):
        self.purpose = purpose
        super().__init__(**kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, [self.purpose, *args], kwargs

    def from_db_value(self, value, expression, connection):
        return None if value is None else self._mark(bytes(value))

    def seal_json(self, keys: Keys, row: int, value: Any) -> Sealed:
        """Return `value`, made of JSON's own types, sealed for row `row`."""
        return self._mark(keys.seal_json(self.purpose, row, value))

    def reseal(self, keys: Keys, row: int, sealed: bytes) -> Sealed:
        """Return what was sealed for row `row` sealed with the generation of `keys` that writes."""
        return self._mark(keys.reseal(self.purpose, row, sealed))

    def _mark(self, value: bytes) -> Sealed:
        sealed = Sealed(value)
        sealed.purpose = self.purpose
        return sealed
