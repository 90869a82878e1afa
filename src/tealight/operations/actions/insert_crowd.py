from collections.abc import Sequence
from datetime import datetime

from django.db import connection, models

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.media.models import Photo
from tealight.operations import policy
from tealight.search.actions.index import put_many
from tealight.stories.actions.finding import words_to_find
from tealight.stories.models import Reply, Story

#: what a database takes as Python has it; anything else is asked of its column first
_AS_IT_IS = (models.IntegerField, models.CharField, models.TextField, models.ForeignKey)


@action
def insert_crowd(
    *, viewer: System, now: datetime, stories: Sequence[Story], replies: Sequence[Reply], photos: Sequence[Photo]
) -> None:
    """Store what a sample's crowd told, many at a time. Records no event: nobody is told of them.

    What is answered stands before what answers it.
    """
    require(policy.may_insert_crowd(viewer))
    for rows in (stories, replies, photos):
        _insert(rows)
    for kind, rows in (("story", stories), ("reply", replies)):
        put_many(kind, ((row.id, row.hour, words_to_find(row)) for row in rows))


def _insert(rows: Sequence[models.Model]) -> None:
    """Insert rows of one table by one statement; for a million, `bulk_create` would write it twenty thousand times."""
    if not rows:
        return
    quoted, table = connection.ops.quote_name, rows[0]._meta
    columns = ", ".join(quoted(field.column) for field in table.concrete_fields)
    signs = ", ".join("%s" for _ in table.concrete_fields)
    ready = [
        (field.attname, None if isinstance(field, _AS_IT_IS) else field.get_db_prep_save)
        for field in table.concrete_fields
    ]
    values = [
        [value if ask is None else ask(value, connection) for value, ask in ((getattr(row, name), ask) for name, ask in ready)]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quoted(table.db_table)} ({columns}) VALUES ({signs})", values)  # noqa: S608 - our own names
