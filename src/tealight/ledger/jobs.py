"""What the schedule asks of the ledger."""

from django.db import connection
from django_tasks import task

from tealight.ledger.traces import forget_written


@task()
def cut_log() -> None:
    """Cut SQLite's write-ahead log; when somebody is reading, the next time does it."""
    forget_written(connection)
