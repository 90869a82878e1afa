"""A way to say "stop" that is safe inside a signal handler."""

import os
import select
import signal


class Stop:
    """Set once, from anywhere; whoever waits on it wakes at once.

    A `threading.Event` is not safe here: a handler that runs while the same thread
    holds the event's lock waits for itself. Writing a byte to a pipe cannot.
    """

    def __init__(self):
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        self._set = False

    def set(self, *_signal) -> None:
        """Tell the worker to finish its job and end. Harmless when repeated."""
        if not self._set:
            self._set = True
            os.write(self._write, b".")

    def is_set(self) -> bool:
        """Say whether the worker is to end."""
        return self._set

    def wait(self, seconds: float) -> bool:
        """Sleep for `seconds`, or until set; return whether it is set."""
        select.select([self._read], [], [], seconds)
        return self._set

    def on_signals(self) -> None:
        """Set on SIGTERM and SIGINT. Call in the main thread."""
        signal.signal(signal.SIGTERM, self.set)
        signal.signal(signal.SIGINT, self.set)

    def close(self) -> None:
        """Give the pipe back to the system."""
        os.close(self._read)
        os.close(self._write)
