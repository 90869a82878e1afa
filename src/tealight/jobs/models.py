"""The two tables of background work: what is to be done, and when next."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from tealight.kernel.ids import RandomIdField

LABEL_LENGTH = 32
KEY_LENGTH = 200

#: No lease is this long. One that seems to be was given by a clock since set back.
FARTHEST_LEASE = timedelta(hours=1)

NOT_LEASED = Q(lease_token__isnull=True, lease_until__isnull=True)
LEASED = Q(lease_token__isnull=False, lease_until__isnull=False)
NO_PROGRESS = Q(progress_done__isnull=True, progress_total__isnull=True, progress_label="")
PROGRESS = Q(progress_done__isnull=False, progress_total__isnull=False)


class JobRows(models.QuerySet):
    def due(self, now: datetime) -> "JobRows":
        """Return the jobs a worker may take at `now`, abandoned ones included."""
        return self.filter(
            Q(run_at__isnull=True) | Q(run_at__lte=now),
            Q(lease_until__isnull=True)
            | Q(lease_until__lte=now)
            | Q(lease_until__gt=now + FARTHEST_LEASE),
            failed_on__isnull=True,
        )


class Job(models.Model):
    """One piece of work not yet done. Done work has no row.

    Which rows were written together, and in what order, must not be readable
    from here: an anonymous reply and its author's session would be neighbours.
    So the key is random, `run_at` is empty unless the job waits for a time, and
    a job given up keeps the day only.
    """

    id = RandomIdField()
    #: dotted path of the task
    task = models.CharField(max_length=200)
    #: {"args": [...], "kwargs": {...}}: ids and labels, never text of a person
    arguments = models.JSONField()
    queue = models.CharField(max_length=32)
    #: -100 to 100; the higher goes first
    priority = models.SmallIntegerField(default=0)
    #: not before this moment; empty means at once
    run_at = models.DateTimeField(null=True)
    #: at most one job with this key waits; the key is given up when a run begins
    unique_key = models.CharField(max_length=KEY_LENGTH, null=True, unique=True)
    #: drawn at each claim: who holds it may finish, postpone or renew
    lease_token = models.BigIntegerField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField()
    progress_done = models.PositiveIntegerField(null=True)
    progress_total = models.PositiveIntegerField(null=True)
    progress_label = models.CharField(max_length=LABEL_LENGTH, default="")
    #: the day the last attempt failed; the row is kept for `doctor` to show
    failed_on = models.DateField(null=True)
    #: dotted path of the exception's class; its message may hold what a member wrote
    failure = models.CharField(max_length=200, default="")

    objects = JobRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=NOT_LEASED | (LEASED & Q(unique_key__isnull=True)),
                name="jobs_job_lease_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(failed_on__isnull=True, failure="")
                | (NOT_LEASED & Q(failed_on__isnull=False, run_at__isnull=True,
                                  unique_key__isnull=True) & ~Q(failure="")),
                name="jobs_job_failed_rests",
            ),
            models.CheckConstraint(
                condition=Q(max_attempts__gte=1, attempts__lte=F("max_attempts")),
                name="jobs_job_attempts_bounded",
            ),
            models.CheckConstraint(
                condition=NO_PROGRESS
                | (PROGRESS & Q(progress_total__gte=1, progress_done__lte=F("progress_total"))),
                name="jobs_job_progress_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(priority__gte=-100, priority__lte=100),
                name="jobs_job_priority_bounded",
            ),
        ]
        indexes = [
            models.Index(
                fields=["priority", "id"],
                condition=Q(failed_on__isnull=True),
                name="jobs_job_waiting",
            ),
        ]


class Tick(models.Model):
    """When a name of the schedule is due next: one row, so one worker runs it."""

    id = RandomIdField()
    name = models.CharField(max_length=64, unique=True)
    due_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="jobs_tick_has_a_name"),
        ]
