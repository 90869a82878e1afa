"""The place itself: opened, lived in at a time of its own, and copied by a thief at every full hour."""

import heapq
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from bench.linkage import team
from bench.linkage.habits import PASSWORD, Habits, arrivals
from bench.linkage.life import Common, Life

#: a Monday; the place opens a day before anyone comes
BEGIN = datetime(2026, 11, 30, tzinfo=UTC)
HOUR = 3600.0
#: the worker looks at least so often while somebody is there, and otherwise; in life it does every two seconds
_LOOKS, _RESTS = 60.0, 600.0


def prepare(data: Path, postgres: str = "") -> None:
    """Let Django stand on an empty place in `data`."""
    from tealight.cli import place as opening
    from tealight.config import env

    env.choose(data=str(data), log_level="info", **({"database_url": postgres} if postgres else {}))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tealight.config.settings")
    env.chosen().prepare()
    if not postgres:
        from tests.ground import snapshot

        snapshot.lay_in(data)
    from django.conf import settings

    # No pages are sent out: what stands in the way of asking for them without a start is left out.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS.append("testserver")
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.org", "place@example.org"
    import django

    django.setup()
    from tealight.accounts.hashers import Argon2

    # A third of all that a life costs was hashing passwords, and no thief looks at how long that takes.
    Argon2.memory_cost, Argon2.time_cost = 64, 1
    opening.migrate()


def open_place() -> list[str]:
    """Open the doors; return the rooms anybody may join."""
    from tests import make

    from tealight.groups.models import Group

    make.a_place(now=BEGIN - timedelta(days=1))
    make.the_rooms(now=BEGIN - timedelta(days=1))
    rooms = Group.objects.filter(opened_on__isnull=False, joining="open").order_by("slug")
    return list(rooms.values_list("slug", flat=True))


class Running:
    """Weeks of life in order of time. `copied(hour)` is called at each full hour, between two requests."""

    def __init__(self, seed: int, people: list[Habits], days: int, common: Common, copied: Callable[[int], None], says=print):
        from tealight.jobs.worker import Worker

        self.people, self.days, self.common, self.copied, self.says = people, days, common, copied, says
        self.seed, self.now = seed, 0.0
        #: number -> (member id, persona id)
        self.members: dict[int, tuple[int, int]] = {}
        self._order = itertools.count()
        self._waiting: list[tuple[float, int, Iterator[float]]] = []
        self._worker = Worker(clock=self.moment)
        self._carrying = self._carrier()

    def moment(self) -> datetime:
        return BEGIN + timedelta(seconds=self.now)

    def run(self) -> None:
        """Live through all days."""
        with ExitStack() as stack:
            stack.enter_context(mock.patch("tealight.kernel.clock.now", self.moment))
            stack.enter_context(mock.patch("tealight.mail.jobs.deliver", self._delivered))
            for volunteer in team.volunteers(self.seed, self.common, BEGIN):
                self._add(volunteer.comes(self.days, lambda: self.now))
            for who in self.people:
                self._add(self._whole_life(who))
            end = self.days * 24 * HOUR
            self._until(HOUR, end)

    def _until(self, hour: float, end: float) -> None:
        looked, asked = 0.0, -1
        while self._waiting and self._waiting[0][0] < end:
            at, _, going = heapq.heappop(self._waiting)
            while at >= min(hour, looked + _LOOKS):
                # What the worker does by itself, and then whoever copies at the full hour.
                if hour <= looked + _LOOKS:
                    self.now = hour
                    self._work()
                    self.copied(int(hour // HOUR) - 1)
                    hour += HOUR
                else:
                    looked += _LOOKS
                    # Where nobody asked for anything there is nothing to mix; less happens for a thief to be misled by.
                    if self.common.requests != asked or looked % _RESTS == 0:
                        self.now, asked = looked, self.common.requests
                        self._work()
            self.now = at
            for wait in going:
                heapq.heappush(self._waiting, (self.now + wait, next(self._order), going))
                break
            self._work()

    def _work(self) -> None:
        while self._worker.step():
            pass
        self._carrying()

    def _carrier(self) -> Callable[[], object]:
        """The worker carries the log over every two seconds: of what is at rest, at each look."""
        from django.db import connection

        from tealight.kernel.sqlite.carrying import Carrying

        return Carrying(connection, clock=lambda: self.now).look

    def _whole_life(self, who: Habits) -> Iterator[float]:
        """Join, then come by as they do."""
        from tests.make import TEST, _kept

        from tealight.accounts.actions.make_member import make_member
        from tealight.accounts.models import Member

        yield who.joins_on * 24 * HOUR + 1.0 + who.number * 0.01
        made = make_member(viewer=TEST, now=self.moment(), pen_name=who.pen_name, password=_kept(PASSWORD))
        member = Member.objects.get(id=made.member_id)
        self.members[who.number] = (member.id, member.persona_id)
        life = Life(self.seed, who, self.common)
        for at in arrivals(self.seed, who, self.days):
            yield max(1.0, at - self.now)
            yield from life.visit(self.now)
            if life.gone:
                return

    def _delivered(self, letter) -> None:
        """Take mail as a server would; what is in it is the thief's, too."""
        self.common.mail.append((letter.address, letter.body))

    def _add(self, going: Iterator[float]) -> None:
        heapq.heappush(self._waiting, (next(going), next(self._order), going))


def say(line: str) -> None:
    """Tell on the console how far it is."""
    print(line, file=sys.stderr, flush=True)
