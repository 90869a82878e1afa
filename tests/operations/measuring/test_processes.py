"""What is measured is what the kernel counts."""

import os
import signal
import time

from tealight.operations.measuring import database
from tealight.operations.measuring.processes import called, cpu_seconds, family, memory_mib


def busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def begun(what) -> int:
    pid = os.fork()
    if pid == 0:
        what()
        os._exit(0)
    return pid


def test_a_process_and_what_it_started_are_one_family():
    def spends():
        busy(0.2)
        signal.pause()

    child = begun(spends)
    try:
        before = cpu_seconds(os.getpid())
        assert child in family(os.getpid()) and family(child) == [child]
        while cpu_seconds(child) < 0.15:
            pass
        assert cpu_seconds(os.getpid()) >= before + 0.1, "what a child spends is its family's"
        assert memory_mib(os.getpid()) > memory_mib(child) > 1
        both = memory_mib(os.getpid(), child)
        assert abs(memory_mib(os.getpid(), child, child) - both) < memory_mib(child) / 2, "nobody counts twice"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_what_ended_has_still_been_spent():
    """A worker's photo tools and a database's connections come and go; their time was spent all the same."""
    before = cpu_seconds(os.getpid()) - time.process_time()
    child = begun(lambda: busy(0.2))
    os.waitpid(child, 0)
    assert cpu_seconds(os.getpid()) - time.process_time() - before > 0.15
    assert cpu_seconds(child) == memory_mib(child) == 0


def test_a_millionth_of_a_second_is_seen():
    """A static file costs less than the kernel's hundredths of a second can tell."""
    before = cpu_seconds(os.getpid())
    busy(0.0005)
    assert 0 < cpu_seconds(os.getpid()) - before < 0.01


def test_the_database_is_found_by_one_of_its_processes_and_nothing_else_is_taken_for_it():
    child = begun(signal.pause)
    try:
        assert database.started_by(child, called=_called(child)) == os.getpid()
        assert database.started_by(child) is None, "another program is not the database"
        assert child in called(_called(child), os.getpid()) and called("nobody", os.getpid()) == ()
        assert database.started_by(2**22 + 1) is None, "a number that means something elsewhere only"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _called(pid: int) -> str:
    with open(f"/proc/{pid}/comm") as file:
        return file.read().strip()
