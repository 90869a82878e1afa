"""How many statements a page asks of the database, counted by one rule here and in tests/budgets.py."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.test.utils import CaptureQueriesContext

# Knowing who asks and where (session, member, sanctions, their faces, place) counts as one: every page pays it.
_VIEWER = re.compile(
    r'FROM "(accounts_session|accounts_member|accounts_sanction|place_placesettings)"'
    r'|FROM "accounts_persona" WHERE "accounts_persona"."walk_tag" IN '
)
_FRAME = re.compile(r"^(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK|SET|PRAGMA)\b", re.IGNORECASE)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Yield a list that fills with the statements asked inside, the viewer's as one."""
    asked: list[str] = []
    with CaptureQueriesContext(connections["default"]) as default, CaptureQueriesContext(connections["ring"]) as ring:
        yield asked
    seen = [query["sql"] for query in (*default, *ring) if not _FRAME.match(query["sql"])]
    asked += ["the viewer", *(sql for sql in seen if not _VIEWER.search(sql))]
