"""How an export ends. Called by actions only, inside their transaction."""

from datetime import datetime

from django.db.models import QuerySet

from tealight.accounts.models import Export
from tealight.kernel import clock


def end_exports(rows: QuerySet[Export], now: datetime) -> list[str]:
    """Let `rows` open nothing any more; return the names of their files, to be removed when that is written.

    The rows stay for their day, without anything in them, so that deleting one does not make room for more.
    """
    names = [row.name for row in rows.select_for_update().filter(name__isnull=False)]
    rows.filter(over_on__isnull=True).update(owner=None, key=None, name=None, job=None, over_on=clock.day(now))
    return names
