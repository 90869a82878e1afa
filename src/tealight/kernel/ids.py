"""Random keys that say nothing about order.

Whoever steals the tables must not read from a key when a row was made or what
was made beside it (PRIVACY.md, "Anonymous writing" 5).
"""

import secrets

from django.db import models

LARGEST = 2**53 - 1  # the largest whole number every JSON reader keeps exactly


def new_id() -> int:
    """Return a random whole number from 1 to 2**53 - 1."""
    return secrets.randbelow(LARGEST) + 1


class RandomIdField(models.BigIntegerField):
    """A primary key drawn at random.

    On SQLite the column is declared INTEGER, which makes it the rowid itself:
    any other type keeps a hidden rowid beside it, in order of insertion.
    """

    def __init__(self, **kwargs):
        kwargs["primary_key"] = True
        kwargs["default"] = new_id
        kwargs["editable"] = False
        super().__init__(**kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("primary_key", "default", "editable"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def db_type(self, connection):
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)

    def rel_db_type(self, connection):
        return self.db_type(connection)
