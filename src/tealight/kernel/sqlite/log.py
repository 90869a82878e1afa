"""The write-ahead log of one file, kept by the disk for several writers at once."""

import errno
import os
import threading

_sync_words = getattr(os, "fdatasync", os.fsync)  # macOS has the one only


class Log:
    """What was appended to a log, and how much of it the disk has promised to keep.

    One sync keeps all that was written before it began. So of four who wrote, one
    waits for the disk, and the other three, whose words came meanwhile, for one
    sync more between them.
    """

    def __init__(self, file: str):
        self._file = file
        self._writing, self._syncing = threading.Lock(), threading.Lock()
        self._written = self._kept = self._lost = 0

    def keep(self) -> None:
        """Return when what this thread has written so far outlives a power cut. Raises OSError where it may not."""
        with self._writing:
            self._written += 1
            mine = self._written
        with self._syncing:
            if self._lost >= mine:
                raise OSError(errno.EIO, os.strerror(errno.EIO))  # the disk tells of a loss once, and it is ours too
            if self._kept >= mine:
                return  # a sync that began after our words were written has ended
            with self._writing:
                all_so_far = self._written
            try:
                self._sync()
            except OSError:
                self._lost = all_so_far
                raise
            self._kept = all_so_far

    def _sync(self) -> None:
        # Opened each time: SQLite may take the log away and begin another. It holds no lock on this file
        # that closing it could drop, as it does on others (the locks are in -shm).
        handle = os.open(self._file, os.O_RDONLY)
        try:
            _sync_words(handle)
        finally:
            os.close(handle)
