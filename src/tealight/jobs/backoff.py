"""How long a failed job waits before it is tried again."""

from datetime import timedelta

FIRST = timedelta(seconds=5)
LONGEST = timedelta(hours=4)


def delay(attempt: int, *, jitter: float) -> timedelta:
    """Return the wait after the `attempt`-th failed try (1 is the first).

    Doubles from 5 seconds up to 4 hours, times a factor from 0.75 to 1.25 that
    `jitter` (0 up to 1) chooses, so that jobs that failed together on a fallen
    server do not all come back to it together.
    """
    if attempt < 1 or not 0 <= jitter < 1:
        raise ValueError("attempts count from 1 and jitter lies in [0, 1)")
    doubled = FIRST * 2 ** min(attempt - 1, 20)
    return min(doubled, LONGEST) * (0.75 + jitter / 2)
