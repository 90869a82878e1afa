"""Work in a process of its own, so that what it loads does not stay in ours."""

import os
import sys
import traceback
from collections.abc import Callable


def begin(what: Callable[[], int | None], *, silent: bool = False) -> int:
    """Fork a process that does `what` and ends with the status it returns; return the process's number.

    It ends with 1, having said why, when `what` raised. `silent` keeps what it prints
    from the console, but for errors.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        if silent:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = what() or 0
    except KeyboardInterrupt:
        status = 130
    except BaseException:  # noqa: BLE001 - a fork must never return into its parent's code
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def ended(pid: int) -> int:
    """Wait until a process that was begun has ended; return its status."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
