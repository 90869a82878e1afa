"""A place with a team and a clock of its own, which sends mail: what happens in its nights happens at any hour of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.ground import moved_clock, snapshot
from tests.ground.browser import Running, start
from tests.ground.traced_place import Notes
from tests.journeys.beside import Beside
from tests.mail.server import Server

HOURS = [{"days": [0, 1, 2, 3, 4, 5, 6], "from": "09:00", "to": "21:00"}]


@dataclass
class Watched:
    """The place, running: `clock.show(moment)` moves its clock, `post` is whom it gave its mail to."""

    running: Running
    beside: Beside
    clock: moved_clock.MovedClock
    post: Server
    #: the day it is there; each journey begins one of its own
    day: datetime

    def next_day(self) -> None:
        """Let it be the next day, from nine in the morning on until another hour is shown."""
        self.day += timedelta(days=1)
        self.show(9)

    def at(self, hour: int, minute: int = 0) -> datetime:
        """Return this hour of the day."""
        return self.day.replace(hour=hour, minute=minute)

    def show(self, hour: int, minute: int = 0) -> datetime:
        """Let it be this hour of the day; return the moment."""
        self.clock.show(self.at(hour, minute))
        return self.at(hour, minute)

    def mailed(self) -> list[str]:
        """Return whom the place has written to so far."""
        return [address for mail in self.post.taken for address in mail.recipients]


@contextmanager
def watched(data: Path, notes: Notes) -> Iterator[Watched]:
    """Open such a place in `data`, at nine in the morning of tomorrow: its clock never goes back."""
    snapshot.lay_in(data)
    with Server() as post:
        clock = moved_clock.MovedClock(data / "clock")
        day = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)
        clock.show(day)
        running = start("serve", data=data, notes=notes.directory, TEALIGHT_SMTP_URL=f"smtp://127.0.0.1:{post.port}?tls=none",
                        TEALIGHT_MAIL_FROM="post@quiet.example", **{moved_clock.VARIABLE: str(clock.file)})
        beside = Beside(data, clock.file)
        beside.open_place()
        beside.setting(hours=HOURS, timezone="UTC")
        try:
            yield Watched(running, beside, clock, post, day)
        finally:
            beside.stop()
            running.stop()
