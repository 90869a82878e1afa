"""An operator starts the place, by ./run or by itself; its processes are killed, the machine is small, and it goes on."""

import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.test_supervisor import eventually, gone
from tests.ground import snapshot
from tests.ground.browser import Running, free_port, launch, start
from tests.structure.code import ROOT

pytestmark = pytest.mark.browser  # once a run is enough: a place of its own, whatever the tests' database
BUDGET_MB = 180  # everything just started, BUDGETS.md


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def status(running: Running, path: str) -> int | None:
    parts = urlsplit(running.address)
    asking = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    try:
        asking.request("GET", path)
        return asking.getresponse().status
    except OSError:
        return None
    finally:
        asking.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    place = start("serve", data=tmp_path_factory.mktemp("place"))
    yield place
    place.stop()


def test_a_new_place_prints_its_one_link_and_answers(running):
    assert sum("/setup/" in line for line in running.lines) == 1
    assert status(running, "/help/") == 200


def test_nothing_in_the_directory_is_open_to_other_users(running):
    open_to_others = [path for path in running.data.rglob("*") if path.stat().st_mode & 0o077]
    assert not open_to_others, open_to_others[:5]


def test_everything_just_started_fits_a_small_machine(running):
    if sys.platform != "linux":
        raise AssertionError("proportional memory can be read on Linux only; run the tests there")
    pids = [running.process.pid, *children(running.process.pid)]
    kilobytes = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kilobytes += int(line.split()[1])
    print(f"{len(pids)} processes, {kilobytes / 1024:.0f} MB")
    assert len(pids) == 3
    assert kilobytes / 1024 < BUDGET_MB


def test_the_web_process_stays_on_one_core_and_the_worker_wherever_it_likes(running):
    if len(os.sched_getaffinity(0)) < 2:
        raise AssertionError("on one core this shows nothing; run the tests on two")
    cores = sorted(len(os.sched_getaffinity(pid)) for pid in children(running.process.pid))
    assert cores == [1, len(os.sched_getaffinity(0))]


def test_a_killed_web_process_is_back_before_anyone_notices(running):
    before = set(children(running.process.pid))
    for victim in before:
        os.kill(victim, signal.SIGKILL)
        eventually(lambda lost=victim: len(living := children(running.process.pid)) == 2 and lost not in living)
        eventually(lambda: status(running, "/help/") == 200)
    assert before.isdisjoint(children(running.process.pid))


def test_ctrl_c_stops_everything_and_a_second_start_goes_on(running):
    started = children(running.process.pid)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(20) == 0
    assert all(gone(pid) for pid in started)
    assert status(running, "/help/") is None
    began = time.monotonic()
    again = start("serve", data=running.data)
    try:
        print(f"second start: {time.monotonic() - began:.1f} s")
        assert status(again, "/help/") == 200
        assert (running.data / "master.key").read_text() == (again.data / "master.key").read_text()
    finally:
        assert again.stop() == 0


def test_the_log_names_no_page_and_nobody(running):
    text = "\n".join(running.lines)
    assert "help" in text
    assert "/help/" not in text.replace("/setup/", "")
    assert "127.0.0.1" not in "\n".join(line for line in running.lines if "tealight.access" in line)


def test_run_opens_an_empty_place_and_ctrl_c_ends_all_of_it(data):
    snapshot.lay_in(data)
    port = str(free_port())
    place = launch([str(ROOT / "run"), "--empty", "--port", port, "--data", str(data)], data=data, apart=True)
    everyone = [place.process.pid, *children(place.process.pid)]
    try:
        assert place.lines.count(f"ready http://127.0.0.1:{port}") == 1
        (link,) = [line.strip() for line in place.lines if "/setup/" in line]
        assert link.startswith(f"http://127.0.0.1:{port}/setup/")
        assert status(place, link.removeprefix(place.address)) == 200
        assert len(everyone) == 3 and not any(gone(pid) for pid in everyone)
        os.killpg(place.process.pid, signal.SIGINT)  # as a terminal does: everyone hears it
        assert place.process.wait(20) == 0
    finally:
        if place.process.poll() is None:
            os.killpg(place.process.pid, signal.SIGKILL)
    assert all(gone(pid) for pid in everyone)
    assert status(place, "/help/") is None


def test_run_says_how_it_is_called():
    said = subprocess.run([str(ROOT / "run"), "--help"], capture_output=True, text=True, timeout=20, check=True).stdout
    assert all(word in said for word in ("./run --empty", "--port", "--data", "ready http://"))
    assert "set -eu" not in said, "it goes on into the program"
