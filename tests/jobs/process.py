"""A real process of the queue: `prepare`, `enqueue TASK COUNT`, `happen VERB FIRST COUNT`, `ask`, `change`,
`work` or `work_on`.

It says "ready" on a line of its own before it works or waits.
"""

import sys
import time

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from tealight import ledger
from tealight.jobs import worker
from tealight.kernel import clock
from tests.jobs import process_tasks


def prepare():
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE runs (number integer NOT NULL)")
        cursor.execute("CREATE TABLE effects (number integer NOT NULL UNIQUE)")


def enqueue(task, count):
    with transaction.atomic():
        for number in range(int(count)):
            getattr(process_tasks, task).enqueue(number)


def happen(verb, first, count):
    with transaction.atomic():
        for number in range(int(first), int(first) + int(count)):
            ledger.record(verb, about=("thing", number), now=clock.now())


def ask():
    process_tasks.look.using(unique_key="look").enqueue()


def change():
    """Ask for a look that is already asked for, and only then change what it should see."""
    with transaction.atomic():
        ask()
        print("ready", flush=True)
        time.sleep(1.5)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO effects (number) VALUES (1)")


def work_on():
    """As `work`, but "ready" is said when it has looked once and found nothing: it trusts what comes from then on."""
    step = worker.Worker.step

    def stepping(self):
        came = step(self)
        if came is worker.Step.IDLE:
            print("ready", flush=True)
            worker.Worker.step = step
        return came

    worker.Worker.step = stepping
    stop = worker.Stop()
    stop.on_signals()
    worker.run(stop)


def work():
    stop = worker.Stop()
    stop.on_signals()
    print("ready", flush=True)
    worker.run(stop)
    print("done", flush=True)


if __name__ == "__main__":
    commands = {f.__name__: f for f in (prepare, enqueue, happen, ask, change, work, work_on)}
    commands[sys.argv[1]](*sys.argv[2:])
