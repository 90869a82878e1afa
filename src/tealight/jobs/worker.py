"""The worker: takes one job at a time and does it, until told to stop.

    stop = Stop()
    stop.on_signals()
    run(stop)

Told to stop, it finishes the job in hand. Killed, it loses nothing: the lease of
the job in hand runs out and another worker takes it.
"""

import logging
import secrets
from collections.abc import Callable, Collection
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from enum import IntEnum

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils.module_loading import import_string
from django_tasks import default_task_backend
from django_tasks.base import TaskContext
from django_tasks.utils import get_module_path

from tealight.jobs import progress, queries
from tealight.jobs.actions.claim_job import ClaimedJob, claim_job
from tealight.jobs.actions.enqueue_ticks import enqueue_ticks
from tealight.jobs.actions.finish_job import finish_job
from tealight.jobs.actions.hand_back_job import hand_back_job
from tealight.jobs.actions.lay_out_schedule import lay_out_schedule
from tealight.jobs.actions.postpone_job import postpone_job
from tealight.jobs.backend import task_at
from tealight.jobs.heartbeat import beating
from tealight.jobs.later import NotYet
from tealight.jobs.schedule import Schedule, faults
from tealight.jobs.stop import Stop
from tealight.kernel import clock as kernel_clock
from tealight.kernel.ids import new_id
from tealight.kernel.sqlite.carrying import Carrying
from tealight.kernel.viewer import System
from tealight.ledger.outbox import TOGETHER, deliver

__all__ = ["ScheduleWrong", "Step", "Stop", "Worker", "run"]

log = logging.getLogger(__name__)

BUSY, IDLE = 0.2, 2.0  # seconds between looks: after work, and at rest
BREATH = 0.02  # seconds between two pieces of work: on SQLite, whoever waits to save their words comes between
LOOK_AT_SCHEDULE = timedelta(minutes=1)
LAY_OUT_SCHEDULE = timedelta(hours=1)
WORKER = System("background work")
Clock = Callable[[], datetime]


class ScheduleWrong(Exception):
    """The schedule names what does not exist; the message lists every fault."""


class Step(IntEnum):
    """What a step came to: nothing was there, all there was is done, or there may be more."""

    IDLE = 0
    DONE = 1
    MORE = 2


class Worker:
    """One worker's way of working: where time comes from and what it looks after.

    `queues` None means every queue; `schedule` None means the site's own, named
    by settings.TEALIGHT_SCHEDULE. Raises `ScheduleWrong` before doing anything.

    With `takes_over` it is careful with what it finds: one of these events may have
    killed the worker before. They all become jobs, whose tries are counted.
    """

    def __init__(
        self, *, clock: Clock = kernel_clock.now, schedule: Schedule | None = None,
        queues: Collection[str] | None = None, takes_over: bool = False,
    ):
        if schedule is None:
            path = getattr(settings, "TEALIGHT_SCHEDULE", None)
            schedule = import_string(path) if path else {}
        if wrong := faults(schedule):
            raise ScheduleWrong("\n".join(wrong))
        self.clock, self.queues, self.schedule, self._takes_over = clock, queues, schedule, takes_over
        self.lease = default_task_backend.lease
        self._untold = ""
        self._laid_out = self._look_at = datetime.min.replace(tzinfo=UTC)

    def step(self) -> Step:
        """Keep the schedule, tell what happened, then do one job."""
        self._keep_schedule()
        told = self._tell_what_happened()
        came = Step.MORE if told >= TOGETHER else Step(told > 0)
        now = self.clock()
        # Looking is a plain read. Only who has seen work asks for the write lock.
        if queries.top_priority_due(now=now, queues=self.queues) is None:
            return came
        job = claim_job(
            viewer=WORKER, lease=self.lease, pivot=new_id(), queues=self.queues, now=now
        )
        if job is None:
            return came
        copy_context().run(self._do, job)
        return Step.MORE

    def _tell_what_happened(self) -> int:
        try:
            told = deliver(at_once=not self._takes_over)
            self._untold = ""
            self._takes_over = self._takes_over and told > 0
            return told
        except (OperationalError, InterfaceError):
            raise
        except Exception as failure:  # noqa: BLE001 - one broken listener must not stop all work
            shown = get_module_path(type(failure)) + _where(failure)
            if shown != self._untold:  # it comes up again every second
                log.error("an event could not be told: %s", shown)
            self._untold = shown
            return 0

    def _keep_schedule(self) -> None:
        now = self.clock()
        # A look further off than a minute was set by a clock that has gone back since.
        if now < self._look_at <= now + LOOK_AT_SCHEDULE:
            return
        if not self._laid_out <= now < self._laid_out + LAY_OUT_SCHEDULE:
            lay_out_schedule(viewer=WORKER, schedule=self.schedule, now=now)
            self._laid_out = now
        if queries.ticks_due(self.schedule, now=now):
            enqueue_ticks(viewer=WORKER, schedule=self.schedule, now=now)
        following = queries.next_tick(self.schedule)
        latest = now + LOOK_AT_SCHEDULE
        self._look_at = min(following or latest, latest)

    def _do(self, job: ClaimedJob) -> None:
        try:
            with beating(job, lease=self.lease, clock=self.clock), progress.of_job(
                job.job_id, job.token
            ):
                call(job)
        except Exception as failure:  # noqa: BLE001 - whatever a job raises, the next one runs
            self._postpone(job, failure)
        except BaseException:
            # The process was told to go in the middle of the job; that is no failed try.
            hand_back_job(viewer=WORKER, job_id=job.job_id, token=job.token, now=self.clock())
            raise
        else:
            finish_job(viewer=WORKER, job_id=job.job_id, token=job.token, now=self.clock())

    def _postpone(self, job: ClaimedJob, failure: Exception) -> None:
        kind = get_module_path(type(failure))
        # The class and the place in the code; the message may quote a member's words.
        if not isinstance(failure, NotYet):
            log.warning("job %s failed, try %d: %s%s", job.task, job.attempt, kind, _where(failure))
        postpone_job(
            viewer=WORKER, job_id=job.job_id, token=job.token, failure=kind,
            jitter=secrets.randbelow(1000) / 1000, now=self.clock(),
        )


def call(job: ClaimedJob) -> None:
    """Call the function of `job` with what it was given."""
    task = task_at(job.task)
    args, kwargs = job.arguments["args"], job.arguments["kwargs"]
    if task.takes_context:
        result = default_task_backend.get_result(str(job.job_id))
        args = [TaskContext(task_result=result), *args]
    task.call(*args, **kwargs)


def _where(failure: Exception) -> str:
    trace = failure.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f" at {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""


def run(
    stop: Stop, *, schedule: Schedule | None = None, queues: Collection[str] | None = None,
    rests: Callable[[], bool] = lambda: False,
) -> None:
    """Work until `stop` is set; the job in hand is finished first.

    While `rests` says so, no job is begun, no event told, no schedule kept and no log carried over.

    Looks for work every 0.2 s after a job, slowing to every 2 s. A database that
    is away is waited for, never a reason to end.
    """
    worker, pause = Worker(schedule=schedule, queues=queues, takes_over=True), BUSY
    carrying = Carrying(connections["default"])
    while not stop.is_set():
        try:
            close_old_connections()
            came = Step.IDLE
            if not rests():
                came = worker.step()
                carrying.look()
        except (OperationalError, InterfaceError) as fault:
            log.warning("the database does not answer: %s", type(fault).__qualname__)
            connections.close_all()
            came, pause = Step.IDLE, IDLE
        if came is Step.IDLE:
            stop.wait(pause)
            pause = min(pause * 1.5, IDLE)
        else:
            pause = BUSY
            stop.wait(BREATH if came is Step.MORE else BUSY)
    connections.close_all()
