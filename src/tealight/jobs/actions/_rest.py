"""The end of a job that cannot be done: kept, resting, for an operator to see."""

from datetime import datetime

from tealight.jobs.models import Job
from tealight.kernel import clock


def rest(job: Job, failure: str, now: datetime) -> None:
    """Keep the locked row `job` as failed: the day and the class of what was raised.

    Called by actions only, inside their transaction. No message and no traceback:
    both may quote a member's words.
    """
    job.failed_on, job.failure = clock.day(now), failure[:200]
    job.run_at = job.lease_token = job.lease_until = job.unique_key = None
    job.save()
