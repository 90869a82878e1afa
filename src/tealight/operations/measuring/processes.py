"""Processor time and memory of processes and all they started, as the kernel counts them (Linux)."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
#: which of a process's clocks: its processor time, to the nanosecond (clock_getcpuclockid(3))
_PROCESSOR = 2


def family(pid: int) -> list[int]:
    """Return `pid` and everything it started that still runs."""
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").glob("*/children"):
                found += [int(child) for child in task.read_text().split()]
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
    return found


def cpu_seconds(*roots: int) -> float:
    """Return the processor seconds of the families of `roots`, of their processes that ended included."""
    return sum(_alive(one) + _ended_under(one) for one in _families(roots))


def _alive(pid: int) -> float:
    try:
        return time.clock_gettime(~pid << 3 | _PROCESSOR)
    except OSError:
        return 0.0


def _ended_under(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(fields[place]) for place in (13, 14)) / _TICK


def called(name: str, root: int) -> tuple[int, ...]:
    """Return the processes in the family of `root` that are called `name`."""
    return tuple(one for one in family(root) if _comm(one) == name)


def _comm(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def memory_mib(*roots: int) -> float:
    """Return the memory of the families of `roots` in MiB, what they share counted once (PSS)."""
    total = 0
    for one in _families(roots):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def _families(roots: Iterable[int]) -> set[int]:
    return {one for root in roots for one in family(root)}
