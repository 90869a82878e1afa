"""A worker that is to rest begins nothing, loses nothing, and goes on by itself."""

import pytest

from tealight.jobs import worker
from tests.jobs import tasks

pytestmark = pytest.mark.django_db


def test_a_worker_that_rests_begins_nothing_and_goes_on_afterwards(ran, monkeypatch):
    tasks.note.enqueue(1)
    stop, resting, done_by = worker.Stop(), iter([True, True]), []

    def wait(seconds):
        done_by.append(len(ran))
        if len(done_by) == 3:
            stop.set()

    monkeypatch.setattr(stop, "wait", wait)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.connections, "close_all", lambda: None)
    worker.run(stop, schedule={}, rests=lambda: next(resting, False))
    assert done_by == [0, 0, 1]
