"""One process that loads the place once and forks the others from it, so that memory is shared.

It keeps the listening socket, so that a web process that was killed loses nobody who is waiting at
the door, and starts whatever died again. When it is told to stop, or is itself killed, nothing it
started goes on.
"""

import ctypes
import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PATIENCE = 10.0  # seconds a child may take to finish what it has in hand
TOO_SOON = 5.0  # a child that dies younger than this, three times running, will not get better
_PR_SET_PDEATHSIG, _PR_SET_NAME = 1, 15
_M_ARENA_MAX = -8


@dataclass(slots=True)
class Child:
    role: str
    pid: int
    born: float
    early_deaths: int = 0


class Supervisor:
    """Keeps one process per role alive. `roles`: name -> what the process does until SIGTERM."""

    def __init__(self, roles: Mapping[str, Callable[[], None]]):
        self.roles = roles
        self.children: dict[int, Child] = {}
        self.told_to_stop = False
        self.failed: str | None = None

    def start(self) -> None:
        """Forks every role. The caller holds no threads and no database connections."""
        _share_memory_among_threads()
        # Both are turned into a flag: the loop below does the work outside the handler.
        signal.signal(signal.SIGTERM, self._hear)
        signal.signal(signal.SIGINT, self._hear)
        gc.collect()
        gc.freeze()  # the collector would otherwise touch, and so copy, every page shared with the children
        for role in self.roles:
            self._fork(role)

    def watch(self, every: float = 0.2) -> int:
        """Replaces the dead until told to stop; returns the exit status."""
        while not self.told_to_stop:
            self.look()
            if self.failed:
                print(f"The {self.failed} process keeps failing; see the log above. Stopping.", file=sys.stderr)
                break
            time.sleep(every)
        self._stop()
        return 1 if self.failed else 0

    def look(self) -> None:
        """Sees who died and starts them again."""
        while self.children:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            child = self.children.pop(pid, None)
            if child is None or self.told_to_stop:
                continue
            young = time.monotonic() - child.born < TOO_SOON
            early_deaths = child.early_deaths + 1 if young else 0
            if early_deaths >= 3:
                self.failed = child.role
                return
            self._fork(child.role, early_deaths)

    def _hear(self, signum, frame) -> None:
        self.told_to_stop = True

    def _fork(self, role: str, early_deaths: int = 0) -> None:
        parent = os.getpid()
        pid = os.fork()
        if pid:
            self.children[pid] = Child(role, pid, time.monotonic(), early_deaths)
            return
        status = 1
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            _die_with(parent)
            _is_called(f"tealight-{role}")
            self.roles[role]()
            status = 0
        except KeyboardInterrupt:
            status = 0
        except BaseException:  # whatever it was is in the log; a fork must never return into its parent's code
            import logging

            logging.getLogger("tealight.supervisor").exception("%s ended", role)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _stop(self) -> None:
        for pid in self.children:
            _send(pid, signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        while self.children and time.monotonic() < end:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if pid:
                self.children.pop(pid, None)
            else:
                time.sleep(0.02)
        for pid in self.children:
            _send(pid, signal.SIGKILL)
        for pid in list(self.children):
            os.waitpid(pid, 0)
        self.children.clear()


def _send(pid: int, what: signal.Signals) -> None:
    try:
        os.kill(pid, what)
    except ProcessLookupError:
        pass  # it ended by itself in this moment


def _share_memory_among_threads() -> None:
    """Let glibc's threads take memory from two places, not from one each: a place after load is a quarter smaller."""
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none, and need none
        if mallopt is not None:
            mallopt(_M_ARENA_MAX, 2)


def _die_with(parent: int) -> None:
    """Asks the kernel for a SIGTERM when the supervisor is gone, so that no orphan serves on."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(0)


def _is_called(name: str) -> None:
    """Gives this process a name that an operator finds in `top`, and that `bench` counts by."""
    if sys.platform == "linux":
        # Asked of the kernel, not written to /proc: a place without one, or with one that cannot be
        # written to, would not start for the sake of a name.
        ctypes.CDLL(None).prctl(_PR_SET_NAME, name.encode()[:15])


def listen(host: str, port: int) -> socket.socket:
    """The socket people come in by. Raises OSError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Every connection takes this over. Without it the end of a page waits until its beginning was
    # acknowledged, and browsers put that off for 40 ms: everybody would wait so long for every page.
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    door.bind((host, port))
    door.listen(1024)
    door.set_inheritable(True)
    return door
