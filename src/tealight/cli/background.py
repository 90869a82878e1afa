"""What `tealight doctor` says of work nobody watches: jobs that wait or failed, mail that waits or came back."""

from datetime import date, timedelta

from tealight.jobs.actions.retry_failed_job import retry_failed_job
from tealight.jobs.queries import FailedJob, backlog, failed_jobs
from tealight.kernel import clock
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System
from tealight.mail.delivery import Fault
from tealight.mail.queries import MailState, mail_state
from tealight.mail.trial import sentence_of
from tealight.place.queries import place

DOCTOR = System("doctor")
LOOKED_BACK = timedelta(days=30)
#: what a worker that is there has begun long before; a job in hand may be a long one
PATIENCE = timedelta(minutes=30)
_ALL = 10_000


def job_faults() -> list[str]:
    """Return what failed, by name, and whether anybody works at all, a sentence each.

    The class of what was raised is all that is kept: a message may quote somebody's words.
    """
    by_task: dict[str, list[FailedJob]] = {}
    for job in failed_jobs(viewer=DOCTOR, most=_ALL):  # the latest day first
        by_task.setdefault(job.task, []).append(job)
    found = [
        f"{task} failed {_often(len(jobs))}, last on {_day(jobs[0].failed_on)}: {jobs[0].failure}."
        for task, jobs in sorted(by_task.items())
    ]
    if found:
        found.append("When the cause is gone: tealight doctor --retry-failed. Left alone, they are forgotten after 30 days.")
    return _still() + found


def job_stands() -> str:
    """Return how many jobs wait, run and failed."""
    now = backlog(viewer=DOCTOR, now=clock.now())
    return f"{now.due} due, {now.running} running, {now.later} for later, {now.failed} failed"


def retry_failed() -> int:
    """Give every failed job all its tries again; return how many there were."""
    tried = 0
    for job in failed_jobs(viewer=DOCTOR, most=_ALL):
        try:
            retry_failed_job(viewer=DOCTOR, job_id=job.job_id, now=clock.now())
        except NotFound:
            continue  # forgotten, or tried again by somebody else, a moment ago
        tried += 1
    return tried


def _still() -> list[str]:
    """Return a sentence if what is due has waited long for a worker, unless it rests on purpose."""
    now = clock.now()
    since = backlog(viewer=DOCTOR, now=now).due_since
    if since is None or now - since < PATIENCE or place().read_only:
        return []
    return [
        f"Nothing has been done since {_day(since)}, {since:%H:%M} UTC. Is `tealight serve`, or `tealight worker`, running?"
    ]


def mail_faults() -> list[str]:
    """Return why mail does not leave, a sentence each. An address that is gone is no fault of the place."""
    state = _mail()
    found = [
        f"{_times(count, 'mail')} held up, the longest since {_day(state.held_up_since)}. {sentence_of(Fault(fault))}"
        for fault, count in state.held_up.items()
    ]
    return found + [
        f"{_times(count, 'mail')} given up within 30 days. {sentence_of(Fault(fault))}"
        for fault, count in state.given_up.items()
        if fault != Fault.ADDRESS_REFUSED
    ]


def mail_stands() -> str:
    """Return the totals: what waits, and what went and came back in 30 days."""
    state = _mail()
    return f"{state.waiting} waiting; {state.sent} sent and {state.bounced} bounced in 30 days"


def _mail() -> MailState:
    return mail_state(viewer=DOCTOR, since=clock.day(clock.now()) - LOOKED_BACK)


def _times(count: int, what: str) -> str:
    return f"{count} {what} is" if count == 1 else f"{count} {what}s are"


def _often(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
