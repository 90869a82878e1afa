"""The `django_tasks` backend: tasks become rows of this site's own database."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import (
    InvalidTaskBackendError,
    InvalidTaskError,
    TaskResultDoesNotExist,
)
from django_tasks.utils import normalize_json

from tealight.kernel import clock
from tealight.kernel.viewer import System

#: What a word of an argument may look like: a verb, a date, a slug. Not a sentence.
LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,63}")
UNIQUE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}")
#: Libraries whose own tasks carry paths of public files and model names.
LIBRARIES = ("wagtail.", "modelsearch.")


class UnsupportedFeature(InvalidTaskError):
    """The queue does not do this; the message says what, and what to do instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseTask(Task):
    """A task with what this queue adds: `@task(max_attempts=20)`, `@task(at_once=True)`, `.using(unique_key=...)`."""

    #: how often it is tried before it is kept as failed
    max_attempts: int = 12
    #: while a job of this key waits, another is not added
    unique_key: str | None = None
    #: may be done in the transaction in which its event is told: it is short, and changes rows and nothing else
    at_once: bool = False

    def using(self, *, unique_key: str | None = None, **changes: Any) -> "LeaseTask":
        """Return this task with other defaults, those of `django_tasks` and `unique_key`."""
        # A dataclass with slots is made twice, so `super()` would not find it.
        changed = Task.using(self, **changes)
        return changed if unique_key is None else replace(changed, unique_key=unique_key)


class LeaseBackend(BaseTaskBackend):
    """Keeps tasks in the table `Job`; `jobs.worker` runs them.

    Works: priorities, `run_after`, context, results of jobs not yet done.
    Does not: async functions, return values and times (none are kept), text as
    an argument. A finished job is forgotten at once: asking for its result raises
    `TaskResultDoesNotExist`, as for a job that never was.

    OPTIONS: `lease_seconds`, how long a worker may be silent before another takes
    its job (60; at most 600).
    """

    task_class = LeaseTask
    supports_defer = True
    supports_get_result = True
    supports_priority = True
    supports_async_task = False

    def __init__(self, alias: str, params: dict):
        super().__init__(alias, params)
        seconds = self.options.get("lease_seconds", 60)
        if not 1 <= seconds <= 600:
            raise InvalidTaskBackendError("lease_seconds must be from 1 to 600.")
        self.lease = timedelta(seconds=seconds)

    def validate_task(self, task: Task) -> None:
        super().validate_task(task)
        if not 1 <= task.max_attempts <= 1000:
            raise InvalidTaskError("max_attempts must be from 1 to 1000.")
        if task.unique_key is not None and not UNIQUE_KEY.fullmatch(task.unique_key):
            raise InvalidTaskError("unique_key must be a label of at most 200 characters.")

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Write the job in the caller's transaction: kept or lost with its cause."""
        # Tasks are declared while apps are loading, before there are models.
        from tealight.jobs.actions.enqueue_job import enqueue_job

        self.validate_task(task)
        args, kwargs = normalize_json(args), normalize_json(kwargs)
        if not task.module_path.startswith(LIBRARIES):
            refuse_text([args, kwargs])
        job_id = enqueue_job(
            viewer=System("enqueue a job"), task=task.module_path,
            arguments={"args": args, "kwargs": kwargs}, queue=task.queue_name,
            priority=task.priority, run_at=task.run_after, unique_key=task.unique_key,
            max_attempts=task.max_attempts, now=clock.now(),
        )
        return self._result(task, job_id, args, kwargs)

    def get_result(self, result_id: str) -> TaskResult:
        """Return how a job stands; `TaskResultDoesNotExist` once it is done."""
        from tealight.jobs import queries

        if not result_id.isdecimal():
            raise TaskResultDoesNotExist(result_id)
        job = queries.job_state(int(result_id), now=clock.now())
        if job is None:
            raise TaskResultDoesNotExist(result_id)
        return self._result(
            task_at(job.task), int(result_id), job.arguments["args"], job.arguments["kwargs"],
            status=TaskResultStatus(job.status), attempts=job.attempts, failure=job.failure,
        )

    def _result(
        self, task: Task, job_id: int, args: list, kwargs: dict, *,
        status: TaskResultStatus = TaskResultStatus.READY, attempts: int = 0, failure: str = "",
    ) -> TaskResult:
        # No times: when a job was asked for tells when its author acted.
        return TaskResult(
            task=task, id=str(job_id), status=status, enqueued_at=None, started_at=None,
            finished_at=None, last_attempted_at=None, args=args, kwargs=kwargs,
            backend=self.alias, worker_ids=["worker"] * attempts,
            errors=[TaskError(exception_class_path=failure, traceback="")] if failure else [],
        )


def task_at(path: str) -> Task:
    """Return the task at a dotted path; ImportError if there is none."""
    from django.utils.module_loading import import_string

    found = import_string(path)
    if not isinstance(found, Task):
        raise ImportError(f"{path} is not a task")
    return found


def refuse_text(value: Any) -> None:
    """Raise `UnsupportedFeature` if `value` holds text that a person could have written.

    The queue is kept in the clear and copied into every backup; a job is given
    ids and loads what it needs by them.
    """
    if isinstance(value, str) and value and not LABEL.fullmatch(value):
        raise UnsupportedFeature("A job takes ids and short labels, not text: pass the row's id.")
    if isinstance(value, list):
        for part in value:
            refuse_text(part)
    if isinstance(value, dict):
        refuse_text([*value.keys(), *value.values()])
