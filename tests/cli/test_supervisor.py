"""The supervisor: the dead come back, the hopeless are given up, and nothing outlives it."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tealight.cli.supervisor import listen
from tests.structure.code import ROOT

SCRIPT = """
import os, sys, time
from pathlib import Path
from tealight.cli.supervisor import Supervisor

directory = Path(sys.argv[1])

def steady(name):
    def role():
        (directory / f"{name}-{os.getpid()}").touch()
        time.sleep(600)
    return role

def hopeless():
    raise RuntimeError("again")

roles = {"web": steady("web"), "worker": steady("worker")}
if "hopeless" in sys.argv:
    roles["worker"] = hopeless
supervisor = Supervisor(roles)
supervisor.start()
sys.exit(supervisor.watch(every=0.02))
"""


@pytest.fixture
def start(tmp_path: Path):
    started = []

    def begin(*arguments: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(SCRIPT), str(tmp_path), *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stderr=subprocess.PIPE,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()
        process.stderr.close()


def eventually(find, patience: float = 10):
    """What `find` returns once it is true; the tests wait for facts, never for time."""
    end = time.monotonic() + patience
    while not (found := find()):
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.01)
    return found


def pids(directory: Path, role: str) -> set[int]:
    return {int(file.name.split("-")[1]) for file in directory.glob(f"{role}-*")}


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z"


@pytest.mark.parametrize("role", ["web", "worker"])
def test_what_was_killed_is_started_again(start, tmp_path, role):
    start()
    (first,) = eventually(lambda: pids(tmp_path, role))
    os.kill(first, signal.SIGKILL)
    eventually(lambda: len(pids(tmp_path, role)) == 2)
    assert len(pids(tmp_path, "worker" if role == "web" else "web")) == 1


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_leaves_nobody_behind(start, tmp_path, how):
    process = start()
    eventually(lambda: pids(tmp_path, "web") and pids(tmp_path, "worker"))
    process.send_signal(how)
    assert process.wait(15) == 0
    for pid in pids(tmp_path, "web") | pids(tmp_path, "worker"):
        assert gone(pid)


def test_killed_itself_it_takes_its_children_along(start, tmp_path):
    process = start()
    eventually(lambda: pids(tmp_path, "web") and pids(tmp_path, "worker"))
    process.kill()
    process.wait()
    for pid in pids(tmp_path, "web") | pids(tmp_path, "worker"):
        eventually(lambda pid=pid: gone(pid))


def test_what_keeps_failing_is_given_up_loudly(start, tmp_path):
    process = start("hopeless")
    assert process.wait(20) == 1
    assert b"The worker process keeps failing" in process.stderr.read()
    for pid in pids(tmp_path, "web"):
        assert gone(pid)


def test_who_looks_at_the_machine_sees_which_is_which(start, tmp_path):
    start()
    for role in ("web", "worker"):
        (pid,) = eventually(lambda role=role: pids(tmp_path, role))
        assert Path(f"/proc/{pid}/comm").read_text() == f"tealight-{role}\n"


def test_nobody_waits_for_the_end_of_a_page():
    """A page goes out in several pieces; none of them is held back until the one before was acknowledged."""
    with listen("127.0.0.1", 0) as door, socket.create_connection(door.getsockname()):
        visitor, _ = door.accept()
        with visitor:
            assert visitor.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
