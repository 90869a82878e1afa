"""A real process of the queue: `prepare`, `enqueue TASK COUNT`, or `work`.

It says "ready" on a line of its own before it works.
"""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from tealight.jobs import worker  # noqa: E402
from tests.jobs import process_tasks  # noqa: E402


def prepare():
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE runs (number integer NOT NULL)")
        cursor.execute("CREATE TABLE effects (number integer NOT NULL UNIQUE)")


def enqueue(task, count):
    with transaction.atomic():
        for number in range(int(count)):
            getattr(process_tasks, task).enqueue(number)


def work():
    stop = worker.Stop()
    stop.on_signals()
    print("ready", flush=True)
    worker.run(stop)
    print("done", flush=True)


if __name__ == "__main__":
    {"prepare": prepare, "enqueue": enqueue, "work": work}[sys.argv[1]](*sys.argv[2:])
