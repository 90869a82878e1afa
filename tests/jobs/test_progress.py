import pytest

from tealight.jobs import progress, queries, worker
from tealight.jobs.actions.claim_job import claim_job
from tealight.kernel import clock
from tealight.kernel.viewer import System
from tests.ground.work import drain
from tests.jobs import tasks

pytestmark = pytest.mark.django_db


def test_progress_is_seen_while_the_job_runs(ran):
    tasks.count_to.enqueue(4)
    drain()
    assert ran == [[(done, 4, "steps")] for done in range(5)]


def test_progress_of_a_job():
    job_id = int(tasks.note.enqueue(1).id)
    assert queries.progress_of(job_id) == queries.Progress(0, 0, "", False)
    assert queries.progress_of(job_id).percent == 0
    job = take()
    with progress.of_job(job.job_id, job.token):
        progress.report(1, 3, "photos")
    shown = queries.progress_of(job_id)
    assert (shown.done, shown.total, shown.label, shown.percent) == (1, 3, "photos", 33)
    assert queries.progress_of(job_id + 1) is None


def test_only_whole_percents_are_written(django_assert_num_queries):
    tasks.note.enqueue(1)
    job = take()
    with progress.of_job(job.job_id, job.token):
        progress.report(0, 10_000)
        with django_assert_num_queries(0):
            for done in range(100):
                progress.report(done, 10_000)


def test_what_runs_outside_a_job_may_report_too(django_assert_num_queries):
    with django_assert_num_queries(0):
        progress.report(1, 2)


def test_a_label_is_a_fixed_word_not_a_title():
    tasks.note.enqueue(1)
    job = take()
    with progress.of_job(job.job_id, job.token), pytest.raises(ValueError, match="fixed word"):
        progress.report(1, 2, "Rowan's footprints")


def take():
    lease = worker.default_task_backend.lease
    return claim_job(viewer=System("test"), lease=lease, pivot=1, queues=None, now=clock.now())
