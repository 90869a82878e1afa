"""How long to wait after failed tries. Pure.

A person who mistypes is never kept waiting; someone who guesses waits longer and
longer; nobody is shut out for ever, and a passkey or recovery words open at once.
"""

from datetime import datetime, timedelta

#: tries without any wait, and the longest wait there is
FREE_TRIES = 4
LONGEST = timedelta(hours=1)
_STEP = timedelta(minutes=5)


def wait_after(count: int) -> timedelta:
    """Return how long the try after `count` failed ones has to wait."""
    if count <= FREE_TRIES:
        return timedelta(0)
    return min(_STEP * 2 ** min(count - FREE_TRIES - 1, 10), LONGEST)


def until_after(count: int, now: datetime) -> datetime | None:
    """Return when the next try may be, rounded up to five minutes; None for at once.

    Rounded so that the table does not keep the moment somebody mistyped.
    """
    wait = wait_after(count)
    if not wait:
        return None
    seconds = int(_STEP.total_seconds())
    return datetime.fromtimestamp(-(-(now + wait).timestamp() // seconds) * seconds, tz=now.tzinfo)


def minutes_left(until: datetime, now: datetime) -> int:
    """Return the whole minutes from `now` to `until`, at least one."""
    return max(1, -(-int((until - now).total_seconds()) // 60))
