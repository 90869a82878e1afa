"""The two engines behind one face: SQLite's FTS5, and PostgreSQL's full text.

Each gives `add`, `remove`, `newest`, `closest`, `tidy` and `mix` (see sqlite.py).
"""

from types import ModuleType

from django.db import connection

from tealight.search.engines import postgres, sqlite


def engine() -> ModuleType:
    """Return the engine of this place's database."""
    return postgres if connection.vendor == "postgresql" else sqlite
