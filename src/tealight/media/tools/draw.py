"""Draw a picture anew, in a process of its own."""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tealight.media import plan as plans
from tealight.media.plan import Fault, NotTaken, Plan

_CHILD = Path(__file__).with_name("child.py")
#: one place to take memory from: threads that reserve some for later would use up the limit
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pictures in the order the plan asked for them; width and height in pixels, of the largest."""

    width: int
    height: int
    pictures: tuple[bytes, ...]


def draw(source: bytes, plan: Plan, *, memory: int = plans.MEMORY, seconds: int = plans.SECONDS) -> Drawn:
    """Return what `plan` asks for, drawn from the file `source`; NotTaken, with the reason, if it cannot be.

    The process has `memory` bytes and `seconds` of processor time, and twice that on the clock. It
    gets bytes and gives bytes: no name, no key, no file, nothing of this process's environment.
    """
    asked = {
        "kind": plan.kind, "pixels": plan.pixels, "outputs": plan.outputs, "box": plan.box,
        "memory": memory, "seconds": seconds,
    }  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, "-I", str(_CHILD), json.dumps(asked)], env=_ENVIRONMENT, cwd="/",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with child:
        try:
            written, _ = child.communicate(source, timeout=2 * seconds)
        except subprocess.TimeoutExpired:
            raise NotTaken(Fault.TOO_MUCH) from None
        finally:
            child.kill()  # also when this process is told to go
    if child.returncode != 0:
        # Out of time, or out of memory in a place that cannot say so.
        stopped = child.returncode in {-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT}
        raise NotTaken(Fault.TOO_MUCH if stopped else Fault.BROKEN)
    return _read(written)


def _read(written: bytes) -> Drawn:
    head, _, rest = written.partition(b"\n")
    said = json.loads(head)
    if "fault" in said:
        raise NotTaken(Fault(said["fault"]))
    pictures, at = [], 0
    for size in said["sizes"]:
        pictures.append(rest[at : at + size])
        at += size
    return Drawn(said["width"], said["height"], tuple(pictures))
