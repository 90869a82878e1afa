"""Tasks that leave their traces in a database, for tests that kill what runs them."""

import os
import signal
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


@task(at_once=True)
def told(number):
    _leave_trace(number, 0.02)


@task(at_once=True, max_attempts=2)
def deadly(number):
    """Kill whoever does it, as a fault in a library would."""
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def look():
    """Note how many effects there are to be seen."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO runs (number) SELECT count(*) FROM effects")


LISTENERS = {"was.told": ("tests.jobs.process_tasks.told",), "was.deadly": ("tests.jobs.process_tasks.deadly",)}
