"""Tasks for the tests of the queue."""

from django.db import connection
from django_tasks import task

from tealight.jobs import progress

#: what ran in this process, in order; each test clears it
ran: list = []


class Unwell(Exception):
    pass


@task()
def note(word):
    ran.append(word)


@task(at_once=True)
def note_at_once(word):
    ran.append(word)


@task(max_attempts=3)
def fail(number):
    ran.append(number)
    raise Unwell("the words of a member: we named him Rowan")


@task(takes_context=True)
def note_attempt(context, number):
    ran.append((number, context.attempt, context.task_result.status))


@task()
def count_to(total):
    for done in range(total + 1):
        progress.report(done, total, "steps")
        ran.append(queries_of_progress())


@task()
def leave():
    raise SystemExit


@task()
def put_in_table(number):
    """Have an effect that a second run does not repeat, and leave a trace of each run."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO runs (number) VALUES (%s)", [number])
        cursor.execute(
            "INSERT INTO effects (number) VALUES (%s) ON CONFLICT DO NOTHING", [number]
        )


def queries_of_progress():
    from tealight.jobs.models import Job

    return list(Job.objects.values_list("progress_done", "progress_total", "progress_label"))


not_a_task = object()


@task()
def note_tick():
    ran.append("tick")
