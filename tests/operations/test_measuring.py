"""What is measured is what the kernel counts."""

import os
import signal
import time

from tealight.operations.measuring.processes import cpu_seconds, family, memory_mib


def test_a_process_and_what_it_started_are_one_family():
    child = os.fork()
    if child == 0:
        end = time.process_time() + 0.3
        while time.process_time() < end:
            pass
        signal.pause()
        os._exit(0)
    try:
        before = cpu_seconds(os.getpid())
        assert child in family(os.getpid()) and family(child) == [child]
        while cpu_seconds(child) < 0.2:
            pass
        assert cpu_seconds(os.getpid()) >= before + 0.2, "what a child spends is its family's"
        assert memory_mib(os.getpid()) > memory_mib(child) > 1
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
