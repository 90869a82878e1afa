"""Tasks that leave their traces in a database, for tests that kill what runs them."""

import time

from django.db import connection
from django_tasks import task


def _leave_trace(number, seconds):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO runs (number) VALUES (%s)", [number])
        time.sleep(seconds)
        # What makes a second run harmless, as every real job must be.
        cursor.execute("INSERT INTO effects (number) VALUES (%s) ON CONFLICT DO NOTHING", [number])


@task(max_attempts=12)
def short(number):
    _leave_trace(number, 0.02)


@task()
def long(number):
    _leave_trace(number, 3)


@task()
def look():
    """Note how many effects there are to be seen."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO runs (number) SELECT count(*) FROM effects")
