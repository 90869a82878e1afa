"""A worker tells what happened: at once where it may, as jobs where it is not sure."""

from datetime import UTC, datetime

import pytest

from tealight import ledger
from tealight.jobs.models import Job
from tealight.jobs.worker import Step, Worker
from tealight.ledger.outbox import TOGETHER
from tests.jobs import tasks

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def listening(monkeypatch):
    listeners = {"thing.happened": ("tests.jobs.tasks.note_at_once",)}
    monkeypatch.setattr("tealight.ledger.outbox.listeners", lambda: listeners)


def happens(number):
    ledger.record("thing.happened", about=("thing", number), now=NOON)


def test_what_may_be_done_at_once_is(ran):
    happens(7)
    assert Worker(schedule={}).step() is Step.DONE
    assert (ran, Job.objects.count()) == ([7], 0)


def test_a_worker_that_takes_over_makes_jobs_of_what_it_finds_and_trusts_what_comes(ran, monkeypatch):
    """An event may have killed the worker before. As a job its tries are counted."""
    monkeypatch.setattr("tealight.jobs.worker.claim_job", lambda **_: None)
    happens(7)
    worker = Worker(schedule={}, takes_over=True)
    assert worker.step() is Step.DONE
    assert (ran, Job.objects.count()) == ([], 1)
    worker.step()
    happens(8)
    assert worker.step() is Step.DONE
    assert (ran, Job.objects.count()) == ([8], 1)
    assert worker.step() is Step.IDLE


def test_a_worker_says_when_more_may_wait(ran):
    worker = Worker(schedule={})
    for number in range(TOGETHER + 1):
        happens(number)
    assert [worker.step() for _ in range(3)] == [Step.MORE, Step.DONE, Step.IDLE]
    tasks.note.enqueue(7)
    assert [worker.step() for _ in range(2)] == [Step.MORE, Step.IDLE]
