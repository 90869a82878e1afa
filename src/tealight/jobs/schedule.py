"""What a line of the schedule says, and when it is due. Pure: no rows, no clock.

    SCHEDULE = {
        "forget-old-failures": Daily("tealight.jobs.jobs.forget_old_failures", hour=3),
        "send-digests": Every("tealight.notices.jobs.send_digests", timedelta(hours=1)),
    }
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import Task


@dataclass(frozen=True, slots=True)
class Every:
    """Run `task` (a dotted path) again and again, `every` apart."""

    task: str
    every: timedelta

    def first(self, now: datetime) -> datetime:
        """Return when a name never seen before is due: at once."""
        return now

    def after(self, now: datetime) -> datetime:
        """Return the next time after a run at `now`; what was missed is not made up."""
        return now + self.every

    def fault(self) -> str:
        """Return what is wrong with this line, or nothing."""
        return "" if self.every >= timedelta(seconds=1) else "must be at least a second apart"


@dataclass(frozen=True, slots=True)
class Daily:
    """Run `task` (a dotted path) once a day at `hour` (0 to 23), in the place's time."""

    task: str
    hour: int

    def first(self, now: datetime) -> datetime:
        """Return when a name never seen before is due: the next such hour."""
        return self.after(now)

    def after(self, now: datetime) -> datetime:
        """Return the first moment after `now` when the clock shows `hour`:00."""
        local = timezone.localtime(now)
        today = local.replace(hour=self.hour, minute=0, second=0, microsecond=0)
        # Wall-clock arithmetic, so that the hour stays the same over a clock change.
        return today if today > local else today + timedelta(days=1)

    def fault(self) -> str:
        """Return what is wrong with this line, or nothing."""
        return "" if 0 <= self.hour <= 23 else "has an hour that no clock shows"


Schedule = Mapping[str, Every | Daily]


def faults(schedule: Schedule) -> list[str]:
    """Return every fault of `schedule`, a sentence each: all at once, before work."""
    found = []
    for name, line in schedule.items():
        if not name or len(name) > 64:
            found.append(f"Scheduled job {name!r} needs a name of 1 to 64 characters.")
        if line.fault():
            found.append(f"Scheduled job {name!r} {line.fault()}.")
        try:
            if not isinstance(import_string(line.task), Task):
                found.append(f"Scheduled job {name!r}: {line.task} is not a task.")
        except ImportError as missing:
            found.append(f"Scheduled job {name!r}: {missing}.")
    return found
