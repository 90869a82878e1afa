"""How background work stands. Facts only; a finished job is not known here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Min

from tealight.jobs.models import Job, Tick
from tealight.jobs.policy import may_tend_jobs
from tealight.jobs.schedule import Schedule
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class JobState:
    """A job that is not done: what it is and where it stands (READY, RUNNING, FAILED)."""

    task: str
    arguments: dict[str, Any]
    status: str
    attempts: int
    failure: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` (0 of 0 before it says), in what step."""

    done: int
    total: int
    label: str
    failed: bool

    @property
    def percent(self) -> int:
        """Return 0 to 100, whole."""
        return self.done * 100 // self.total if self.total else 0


@dataclass(frozen=True, slots=True)
class FailedJob:
    """A job given up after its last attempt; `failure` names the exception's class."""

    job_id: int
    task: str
    failure: str
    failed_on: date
    attempts: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many jobs are due and not begun, running, waiting for a later time, given up."""

    due: int
    running: int
    later: int
    failed: int
    #: since when a worker could have done what is due; jobs without a time of their own keep none,
    #: but the schedule has something every few minutes
    due_since: datetime | None = None


def job_state(job_id: int, *, now: datetime) -> JobState | None:
    """Return how job `job_id` stands at `now`; None if it is done or never was."""
    job = Job.objects.filter(pk=job_id).first()
    if job is None:
        return None
    if job.failed_on:
        status = "FAILED"
    elif job.lease_until and job.lease_until > now:
        status = "RUNNING"
    else:
        status = "READY"
    return JobState(job.task, job.arguments, status, job.attempts, job.failure)


def progress_of(job_id: int) -> Progress | None:
    """Return how far job `job_id` is; None if it is done or never was.

    The id is the proof of a right to ask: whoever asked for the job holds it.
    """
    job = Job.objects.filter(pk=job_id).first()
    if job is None:
        return None
    return Progress(
        job.progress_done or 0, job.progress_total or 0, job.progress_label, bool(job.failed_on)
    )


def top_priority_due(*, now: datetime, queues: Collection[str] | None) -> int | None:
    """Return the priority of what is to be done next; None if nothing is due."""
    due = Job.objects.due(now)
    if queues is not None:
        due = due.filter(queue__in=queues)
    return due.order_by("-priority").values_list("priority", flat=True).first()


def ticks_due(schedule: Schedule, *, now: datetime) -> bool:
    """Say whether a name of `schedule` is due at `now`."""
    return Tick.objects.filter(name__in=schedule, due_at__lte=now).exists()


def next_tick(schedule: Schedule) -> datetime | None:
    """Return when the next name of `schedule` is due; None for an empty schedule."""
    ticks = Tick.objects.filter(name__in=schedule).order_by("due_at")
    return ticks.values_list("due_at", flat=True).first()


def failed_jobs(*, viewer: Viewer, most: int = 100) -> tuple[FailedJob, ...]:
    """Return jobs given up, latest day first; raises `Refused` for other than staff."""
    require(may_tend_jobs(viewer))
    rows = Job.objects.filter(failed_on__isnull=False).order_by("-failed_on", "pk")[:most]
    return tuple(
        FailedJob(job.pk, job.task, job.failure, job.failed_on, job.attempts) for job in rows
    )


def backlog(*, viewer: Viewer, now: datetime) -> Backlog:
    """Return how much work waits; raises `Refused` for other than staff."""
    require(may_tend_jobs(viewer))
    alive = Job.objects.filter(failed_on__isnull=True)
    due = Job.objects.due(now).count()
    running = alive.filter(lease_until__gt=now).count()
    timed = (
        Job.objects.due(now).aggregate(Min("run_at"))["run_at__min"],
        Tick.objects.filter(due_at__lte=now).aggregate(Min("due_at"))["due_at__min"],
    )
    return Backlog(
        due=due, running=running, later=alive.count() - due - running,
        failed=Job.objects.filter(failed_on__isnull=False).count(),
        due_since=min(filter(None, timed), default=None),
    )
