"""Enqueue, run, retry, rest: the life of one job."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist

from tealight import ledger
from tealight.jobs import outbox, queries
from tealight.jobs.actions.claim_job import WORKER_LOST, claim_job
from tealight.jobs.actions.finish_job import finish_job
from tealight.jobs.actions.forget_failed_jobs import forget_failed_jobs
from tealight.jobs.actions.postpone_job import postpone_job
from tealight.jobs.actions.renew_lease import renew_lease
from tealight.jobs.actions.retry_failed_job import retry_failed_job
from tealight.jobs.backend import UnsupportedFeature
from tealight.jobs.models import Job
from tealight.kernel.verdict import NotFound, Refused
from tealight.kernel.viewer import System, Visitor
from tests.ground.work import drain
from tests.jobs import tasks

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
US = System("test")

pytestmark = pytest.mark.django_db


def claim(now=NOON, lease=MINUTE, queues=None, pivot=1):
    return claim_job(viewer=US, lease=lease, pivot=pivot, queues=queues, now=now)


def test_a_job_runs_and_leaves_no_row(ran):
    result = tasks.note.enqueue(7)
    assert result.status == TaskResultStatus.READY
    assert drain() == 1
    assert ran == [7]
    assert not Job.objects.exists()
    with pytest.raises(TaskResultDoesNotExist):
        default_task_backend.get_result(result.id)


def test_a_waiting_job_keeps_no_time_of_its_making():
    result = tasks.note.enqueue(7)
    job = Job.objects.get()
    assert (job.run_at, job.lease_until, job.failed_on) == (None, None, None)
    assert (result.enqueued_at, result.started_at, result.finished_at) == (None, None, None)


def test_a_job_of_a_rolled_back_transaction_never_was(ran):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tasks.note.enqueue(7)
        outbox.put("tests.jobs.tasks.note", 8, unique_key="once")
        raise ZeroDivisionError
    assert not Job.objects.exists()
    assert drain() == 0
    assert ran == []


def test_the_outbox_asks_by_name(ran):
    outbox.put("tests.jobs.tasks.note", "reply.posted")
    drain()
    assert ran == ["reply.posted"]


def test_the_worker_tells_what_happened_to_whoever_listens(ran, monkeypatch):
    listeners = {"thing.happened": ("tests.jobs.tasks.note",)}
    monkeypatch.setattr("tealight.ledger.outbox.listeners", lambda: listeners)
    ledger.record("thing.happened", about=("thing", 7), now=NOON)
    assert drain() == 1
    assert ran == [7]


def test_a_listener_that_is_not_there_does_not_stop_the_work(ran, monkeypatch, caplog):
    listeners = {"thing.happened": ("tests.jobs.tasks.gone",)}
    monkeypatch.setattr("tealight.ledger.outbox.listeners", lambda: listeners)
    ledger.record("thing.happened", about=("thing", 7), now=NOON)
    tasks.note.enqueue(8)
    assert drain() == 1
    assert ran == [8]
    assert caplog.text.count("an event could not be told: builtins.ImportError") == 1


def test_a_job_waits_for_its_time(ran):
    tasks.note.using(run_after=NOON + MINUTE).enqueue(7)
    assert drain(clock=lambda: NOON) == 0
    assert drain(clock=lambda: NOON + MINUTE) == 1


def test_the_more_urgent_goes_first(ran):
    for priority in (0, 50, -50):
        tasks.note.using(priority=priority).enqueue(priority)
    drain()
    assert ran == [50, 0, -50]


def test_equals_go_from_the_drawn_key_on():
    for _ in range(5):
        tasks.note.enqueue(1)
    keys = sorted(Job.objects.values_list("pk", flat=True))
    assert claim(pivot=keys[2]).job_id == keys[2]
    assert claim(pivot=keys[4] + 1).job_id == keys[0]


def test_a_worker_takes_only_its_queues():
    tasks.note.using(queue_name="media").enqueue(1)
    assert claim(queues=("default",)) is None
    assert claim(queues=("media",)) is not None


def test_a_leased_job_is_not_taken_until_the_lease_is_over():
    tasks.note.enqueue(7)
    first = claim()
    assert claim(now=NOON + MINUTE / 2) is None
    again = claim(now=NOON + MINUTE)
    assert (again.job_id, again.attempt) == (first.job_id, 2)
    # The first worker, late, can neither finish, renew nor postpone what is no longer its own.
    late = {"viewer": US, "job_id": first.job_id, "token": first.token, "now": NOON}
    assert not finish_job(**late)
    assert not renew_lease(**late, lease=MINUTE)
    assert not postpone_job(**late, failure="x", jitter=0)
    assert Job.objects.get().attempts == 2
    assert finish_job(**{**late, "token": again.token})


def test_a_lease_given_by_a_clock_since_set_back_does_not_hold_for_ever():
    tasks.note.enqueue(7)
    claim(now=NOON + timedelta(days=365))
    assert claim(now=NOON) is not None


def test_a_renewed_lease_holds():
    tasks.note.enqueue(7)
    job = claim()
    renew_lease(viewer=US, job_id=job.job_id, token=job.token, lease=MINUTE, now=NOON + MINUTE / 2)
    assert claim(now=NOON + MINUTE) is None


def test_a_failing_job_is_tried_again_later_and_then_rests(ran, caplog):
    result = tasks.fail.enqueue(7)
    clock = SimpleNamespace(at=NOON)
    for attempt, (least, most) in enumerate([(3.7, 6.3), (7.5, 12.5)], 1):
        drain(clock=lambda: clock.at)
        assert len(ran) == attempt
        due = Job.objects.get().run_at
        assert timedelta(seconds=least) <= due - clock.at <= timedelta(seconds=most)
        clock.at = due - timedelta(seconds=1)
        assert drain(clock=lambda: clock.at) == 0
        clock.at = due
    drain(clock=lambda: clock.at)
    assert ran == [7, 7, 7]
    clock.at += timedelta(days=1)
    assert drain(clock=lambda: clock.at) == 0

    (failed,) = queries.failed_jobs(viewer=US)
    assert (failed.task, failed.failure) == ("tests.jobs.tasks.fail", "tests.jobs.tasks.Unwell")
    assert (failed.failed_on, failed.attempts) == (NOON.date(), 3)
    shown = default_task_backend.get_result(result.id)
    assert shown.status == TaskResultStatus.FAILED
    assert [error.exception_class for error in shown.errors] == [tasks.Unwell]

    # Neither row, result nor log holds what the exception said.
    row = repr(Job.objects.values().get())
    assert "Rowan" not in row + caplog.text + repr(shown)
    assert "tests.jobs.tasks.Unwell at tests.jobs.tasks:" in caplog.text


def test_a_job_that_kills_its_workers_ends_up_resting():
    tasks.fail.enqueue(7)
    for attempt in (1, 2, 3):
        assert claim(now=NOON + attempt * MINUTE).attempt == attempt
    assert claim(now=NOON + 4 * MINUTE) is None
    assert Job.objects.get().failure == WORKER_LOST


def test_a_failed_job_can_be_tried_again_and_is_forgotten_after_a_month(ran):
    job_id = int(tasks.fail.enqueue(7).id)
    later = iter(NOON + timedelta(hours=hour) for hour in range(10**6))
    while not queries.failed_jobs(viewer=US):
        drain(clock=lambda: next(later))
    retry_failed_job(viewer=US, job_id=job_id, now=NOON)
    with pytest.raises(NotFound):
        retry_failed_job(viewer=US, job_id=job_id, now=NOON)
    assert queries.failed_jobs(viewer=US) == ()
    while not queries.failed_jobs(viewer=US):
        drain(clock=lambda: next(later))
    assert len(ran) == 6
    failed_on = next(later)
    assert forget_failed_jobs(viewer=US, now=failed_on + timedelta(days=29)) == 0
    assert forget_failed_jobs(viewer=US, now=failed_on + timedelta(days=32)) == 1


def test_a_task_that_is_not_there_is_tried_again_for_a_new_version_may_know_it():
    tasks.note.enqueue(7)
    Job.objects.update(task="tests.jobs.tasks.gone")
    drain(clock=lambda: NOON)
    assert Job.objects.get().run_at > NOON


def test_a_worker_told_to_go_in_the_middle_gives_the_job_back_uncounted():
    tasks.leave.enqueue()
    with pytest.raises(SystemExit):
        drain()
    job = Job.objects.get()
    assert (job.attempts, job.lease_token, job.run_at) == (0, None, None)


def test_one_waiting_job_for_a_unique_key(ran):
    first = tasks.note.using(unique_key="digest:2026-03-01").enqueue(1)
    second = tasks.note.using(unique_key="digest:2026-03-01").enqueue(2)
    assert second.id == first.id
    assert tasks.note.using(unique_key="digest:2026-03-02").enqueue(3).id != first.id
    assert drain() == 2
    assert sorted(ran) == [1, 3]


def test_what_changes_while_the_job_runs_is_not_lost():
    tasks.note.using(unique_key="index:5").enqueue(5)
    claim()
    tasks.note.using(unique_key="index:5").enqueue(5)
    assert Job.objects.filter(unique_key="index:5", lease_token=None).count() == 1


def test_a_failed_job_does_not_hold_its_unique_key():
    tasks.fail.using(unique_key="once").enqueue(1)
    drain(clock=lambda: NOON)
    tasks.fail.using(unique_key="once").enqueue(1)
    assert Job.objects.count() == 2


def test_the_context_tells_which_try_it_is(ran):
    tasks.note_attempt.enqueue(7)
    drain()
    assert ran == [(7, 1, TaskResultStatus.RUNNING)]


@pytest.mark.parametrize(
    "words", ["I miss him every day", "ada@example.org", "a\nb", ["two words"], {"k": "two words"}]
)
def test_text_is_refused_as_an_argument(words):
    with pytest.raises(UnsupportedFeature, match="ids"):
        tasks.note.enqueue(words)
    assert not Job.objects.exists()


@pytest.mark.parametrize("label", ["reply.posted", "2026-03-01T12:00:00+00:00", "", 5, None, True])
def test_ids_and_labels_are_taken(label):
    tasks.note.enqueue(label)


def test_a_unique_key_with_words_is_refused():
    with pytest.raises(InvalidTaskError):
        tasks.note.using(unique_key="two words")


def test_only_the_software_and_operators_see_the_queue():
    with pytest.raises(Refused):
        queries.failed_jobs(viewer=Visitor())
    with pytest.raises(Refused):
        claim_job(viewer=Visitor(), lease=MINUTE, pivot=1, queues=None, now=NOON)


def test_the_backlog_is_counted():
    tasks.note.enqueue(1)
    tasks.note.enqueue(2)
    tasks.note.using(run_after=NOON + MINUTE).enqueue(3)
    tasks.note.enqueue(4)
    claim()
    counted = queries.backlog(viewer=US, now=NOON)
    assert counted == queries.Backlog(due=2, running=1, later=1, failed=0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"lease_token": 5},
        {"lease_token": 5, "lease_until": NOON, "unique_key": "k"},
        {"failed_on": NOON.date()},
        {"failure": "x"},
        {"attempts": 13},
        {"progress_done": 2, "progress_total": 1},
        {"progress_done": 2},
        {"priority": 101},
    ],
)
def test_the_database_refuses_half_a_state(wrong):
    tasks.note.enqueue(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(**wrong)
