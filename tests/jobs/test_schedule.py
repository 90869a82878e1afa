from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tealight.jobs import worker
from tealight.jobs.models import Job, Tick
from tealight.jobs.schedule import Daily, Every, faults
from tests.jobs import tasks

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOTE = "tests.jobs.tasks.note_tick"
HOURLY = {"hourly": Every("tests.jobs.tasks.note_tick", HOUR)}


def at(moment, schedule=HOURLY):
    """A worker whose clock stands at `moment`."""
    return worker.Worker(clock=lambda: moment, schedule=schedule)


def work(someone):
    while someone.step():
        pass


@pytest.mark.django_db
def test_a_tick_runs_once_across_two_workers(ran):
    one, two = at(NOON), at(NOON)
    for someone in (one, two, one, two):
        work(someone)
    assert len(ran) == 1
    for someone in (at(NOON + HOUR), at(NOON + HOUR)):
        work(someone)
    assert len(ran) == 2


@pytest.mark.django_db
def test_missed_ticks_run_once(ran):
    work(at(NOON))
    work(at(NOON + 100 * HOUR))
    assert len(ran) == 2
    assert Tick.objects.get().due_at == NOON + 101 * HOUR


@pytest.mark.django_db
def test_a_tick_is_not_added_while_the_last_one_waits():
    two = {**HOURLY, "other": Every(NOTE, HOUR)}
    for hours in range(3):
        at(NOON + hours * HOUR, two)._keep_schedule()
    assert set(Job.objects.values_list("unique_key", flat=True)) == {
        "schedule:hourly", "schedule:other",
    }


@pytest.mark.django_db
def test_a_worker_looks_again_when_the_next_is_due(ran, django_assert_num_queries):
    moments = [NOON]
    someone = worker.Worker(clock=lambda: moments[-1], schedule=HOURLY)
    work(someone)
    assert len(ran) == 1
    moments.append(NOON + timedelta(seconds=30))
    with django_assert_num_queries(2):  # only the looks for events and for jobs
        assert not someone.step()
    moments.append(NOON + HOUR)
    work(someone)
    assert len(ran) == 2


@pytest.mark.django_db
def test_the_schedule_may_change_between_starts(ran):
    work(at(NOON, {"old": Every(NOTE, HOUR), "slow": Every(NOTE, 24 * HOUR)}))
    work(at(NOON, {"slow": Every(NOTE, HOUR)}))
    assert list(Tick.objects.values_list("name", "due_at")) == [("slow", NOON + HOUR)]


@pytest.mark.django_db
def test_a_clock_set_back_does_not_stop_the_schedule(ran):
    moments = [NOON + timedelta(days=365)]
    someone = worker.Worker(clock=lambda: moments[-1], schedule=HOURLY)
    work(someone)
    moments.append(NOON)
    work(someone)
    assert Tick.objects.get().due_at == NOON + HOUR
    moments.append(NOON + HOUR)
    work(someone)
    assert len(ran) == 2


def test_daily_is_the_next_such_hour_of_the_place():
    with timezone.override(ZoneInfo("Europe/London")):
        daily = Daily(NOTE, hour=3)
        winter = datetime(2026, 3, 28, 12, tzinfo=UTC)
        # The clocks go forward in between: three o'clock is two o'clock UTC.
        assert daily.after(winter) == datetime(2026, 3, 29, 2, tzinfo=UTC)
        assert daily.after(daily.after(winter)) == datetime(2026, 3, 30, 2, tzinfo=UTC)
        assert daily.first(datetime(2026, 1, 5, 2, 59, tzinfo=UTC)) == datetime(2026, 1, 5, 3, tzinfo=UTC)


def test_every_fault_is_told_at_once():
    wrong = {
        "": Every(NOTE, HOUR),
        "gone": Every("tests.jobs.tasks.gone", HOUR),
        "thing": Every("tests.jobs.tasks.not_a_task", HOUR),
        "never": Every(NOTE, timedelta(0)),
        "late": Daily(NOTE, hour=24),
    }
    assert len(faults(wrong)) == 5
    with pytest.raises(worker.ScheduleWrong) as told:
        worker.Worker(schedule=wrong)
    assert len(str(told.value).splitlines()) == 5
    assert faults(HOURLY) == []


def test_the_sites_own_schedule_has_no_fault():
    worker.Worker()
    assert tasks.ran == []
