"""What the figures were taken on."""

import os
import platform
from pathlib import Path


def machine() -> dict[str, object]:
    """Return processor, cores, memory in GiB, kernel and Python, and how busy it was before (1.0: one core)."""
    return {
        "processor": _first("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(int(_first("/proc/meminfo", "MemTotal").split()[0] or 0) / 1024**2, 1),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "busy_before": round(os.getloadavg()[0], 2),
    }


def _first(file: str, name: str) -> str:
    for line in Path(file).read_text().splitlines():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return "0"
