"""Real worker processes on a real database, killed, stopped, and left without it."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.two_databases]
ROOT = Path(__file__).resolve().parents[2]
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


class Queue:
    """A database with the queue's tables, and processes on it."""

    lease_seconds = 2
    timeout = 20

    def __init__(self):
        self.started = []

    def run(self, *arguments):
        return subprocess.run(self._command(*arguments), env=self._environment(), check=True)

    def worker(self):
        """Start a worker and return it when it is ready."""
        return self.start("work")

    def start(self, command):
        process = subprocess.Popen(
            self._command(command), env=self._environment(), stdout=subprocess.PIPE, text=True
        )
        self.started.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    def end(self):
        for process in self.started:
            process.kill()
            process.wait()
            process.stdout.close()

    def numbers(self, table):
        return [number for (number,) in self.rows(f"SELECT number FROM {table} ORDER BY number")]

    def jobs_left(self):
        return self.rows("SELECT count(*) FROM jobs_job")[0][0]

    def events_left(self):
        return self.rows("SELECT count(*) FROM ledger_event")[0][0]

    def wait_until(self, met, seconds=40):
        until = time.monotonic() + seconds
        while not met():
            assert time.monotonic() < until, "waited in vain"
            time.sleep(0.05)

    def _command(self, *arguments):
        return [sys.executable, "-m", "tests.jobs.process", *arguments]

    def _environment(self):
        given = {"database": self.settings(), "lease_seconds": self.lease_seconds}
        return {
            "PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}/src:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "tests.jobs.process_settings",
            "QUEUE_UNDER_TEST": json.dumps(given),
        }


class OnSqlite(Queue):
    def __init__(self, directory):
        super().__init__()
        self.file = directory / "queue.sqlite3"

    def settings(self):
        options = {**SQLITE_OPTIONS, "timeout": self.timeout}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(self.file), "OPTIONS": options}

    def rows(self, query):
        with closing(sqlite3.connect(self.file, timeout=20)) as database:
            return database.execute(query).fetchall()

    def take_away(self, seconds):
        """Let nobody write for longer than they wait."""
        with closing(sqlite3.connect(self.file, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            database.execute("ROLLBACK")


class OnPostgres(Queue):
    def __init__(self, server):
        super().__init__()
        import psycopg

        self.server = {name: server[name] for name in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT")}
        self.name = f"queue_{os.getpid()}_{random.randrange(10**6)}"
        self.connect = lambda name: psycopg.connect(
            dbname=name, user=server["USER"], password=server["PASSWORD"], host=server["HOST"],
            port=server["PORT"], autocommit=True,
        )
        with self.connect("postgres") as database:
            database.execute(f"CREATE DATABASE {self.name}")

    def settings(self):
        return {
            **self.server, "NAME": self.name, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True,
        }

    def rows(self, query):
        with self.connect(self.name) as database:
            return database.execute(query).fetchall()

    def take_away(self, seconds):
        """Cut every connection, again and again."""
        with self.connect("postgres") as database:
            for _ in range(int(seconds * 10)):
                database.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                    [self.name],
                )
                time.sleep(0.1)

    def end(self):
        super().end()
        with self.connect("postgres") as database:
            database.execute(f"DROP DATABASE {self.name} WITH (FORCE)")


@pytest.fixture
def queue(tmp_path):
    from django.conf import settings

    server = settings.DATABASES["default"]
    made = OnPostgres(server) if "postgresql" in server["ENGINE"] else OnSqlite(tmp_path)
    try:
        made.run("prepare")
        yield made
    finally:
        made.end()


def test_a_thousand_jobs_and_ten_kills_lose_none(queue, record_property):
    queue.run("enqueue", "short", "1000")
    workers = [queue.worker(), queue.worker()]
    for _ in range(10):
        time.sleep(random.uniform(0.2, 0.8))
        victim = workers.pop(random.randrange(2))
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        workers.append(queue.worker())
    assert queue.jobs_left() > 0, "the work was over before the last kill: make it longer"
    queue.wait_until(lambda: queue.jobs_left() == 0, seconds=120)

    runs, effects = queue.numbers("runs"), queue.numbers("effects")
    assert effects == list(range(1000))
    assert sorted(set(runs)) == effects
    # Each kill met at most one job; what it had begun was begun again, once.
    assert 1000 < len(runs) <= 1010
    record_property("jobs run again after a kill", len(runs) - 1000)


def test_events_told_at_once_and_six_kills_lose_none_and_do_none_twice(queue):
    """What is done at once stands with its event's end or not at all, wherever the worker dies."""
    for number in range(0, 120, 20):
        worker = queue.start("work_on")
        runs = len(queue.numbers("runs"))
        queue.run("happen", "was.told", str(number), "20")
        queue.wait_until(lambda before=runs: len(queue.numbers("runs")) > before)
        time.sleep(random.uniform(0, 0.2))  # in the second transaction, or at its end
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    queue.worker()
    queue.wait_until(lambda: queue.events_left() == queue.jobs_left() == 0)
    assert queue.numbers("effects") == list(range(120))
    assert queue.numbers("runs") == list(range(120)), "no job was met, so nothing ran twice"


def test_what_kills_workers_does_not_go_on_killing_them(queue):
    queue.lease_seconds = 1
    worker, deaths = queue.start("work_on"), 0
    queue.run("happen", "was.deadly", "0", "1")
    rests = "SELECT count(*) FROM jobs_job WHERE failed_on IS NOT NULL"
    while True:
        queue.wait_until(lambda now=worker: now.poll() is not None or queue.rows(rests)[0][0])
        if worker.poll() is None:
            break
        deaths, worker = deaths + 1, queue.worker()
    assert deaths == 3, "once at once, and twice as a job"
    queue.run("happen", "was.told", "0", "3")
    queue.wait_until(lambda: queue.numbers("effects") == [0, 1, 2])
    assert worker.poll() is None


def test_a_long_job_is_held_by_its_heartbeat(queue):
    queue.lease_seconds = 1
    queue.run("enqueue", "long", "1")
    queue.worker(), queue.worker()
    queue.wait_until(lambda: queue.jobs_left() == 0)
    assert queue.numbers("runs") == [0]


def test_a_worker_told_to_end_finishes_its_job_first(queue):
    queue.run("enqueue", "long", "2")
    worker = queue.worker()
    queue.wait_until(lambda: queue.numbers("runs"))
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=20) == 0
    assert worker.stdout.read() == "done\n"
    assert len(queue.numbers("runs")) == len(queue.numbers("effects")) == queue.jobs_left() == 1


def test_a_job_asked_for_twice_sees_the_second_change(queue):
    """A waiting job that stands for a new request must not run before that commits."""
    queue.run("ask")
    queue.start("change")
    queue.worker()
    queue.wait_until(lambda: queue.jobs_left() == 0)
    assert queue.numbers("runs") == [1]


def test_an_idle_worker_ends_at_once(queue):
    worker = queue.worker()
    time.sleep(1)
    told = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=5) == 0
    assert time.monotonic() - told < 1.5


def test_a_worker_outlives_a_database_that_is_away(queue):
    queue.timeout = 0.5
    worker = queue.worker()
    queue.run("enqueue", "short", "30")
    queue.take_away(2)
    queue.wait_until(lambda: queue.jobs_left() == 0)
    assert queue.numbers("effects") == list(range(30))
    assert worker.poll() is None
