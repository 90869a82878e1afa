"""What the team's queue costs at 50,000 cases: its first page, one deep inside, the team's first page, one case.

    python -m bench.queue --in DIRECTORY [--cases 50000] [--times 400] [--postgres]

Half of the cases are open. Each page is asked for in this very process; of each request its processor time
and its time by the clock are kept. On PostgreSQL the processor time is ours alone, the clock's counts both.
The figures are kept in bench/figures/queue-sqlite.json and queue-postgres.json.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench.linkage import running
from bench.linkage.running import say

FIGURES = Path(__file__).resolve().parent / "figures"
#: of a thousand open cases so many are a danger, wait to be read, were reported; the others are worries
_OF_A_THOUSAND = ((8, 0, "danger"), (80, 1, "held"), (800, 2, "report"), (112, 3, "worry"))
#: hours over which they came, and every how many of them somebody has one in hand
_HOURS, _IN_HAND = 24 * 60, 50


def main() -> int:
    asked, server = _options(), None
    url = ""
    if asked.postgres:
        from tests.ground import postgres

        server = postgres.start(asked.into / "postgres")
        url = server.url()
    try:
        running.prepare(asked.into / "place", url)
        running.open_place()
        figures = {"cases": asked.cases, "open": asked.cases // 2, "times": asked.times, **_measured(asked.cases, asked.times)}
    finally:
        if server is not None:
            postgres.halt(server)
    FIGURES.mkdir(exist_ok=True)
    kept = FIGURES / f"queue-{'postgres' if asked.postgres else 'sqlite'}.json"
    kept.write_text(json.dumps(figures, indent=2) + "\n")
    for name, value in figures.items():
        say(f"{name}: {value}")
    return 0


def _measured(cases: int, times: int) -> dict[str, float]:
    from tests import make
    from tests.moderation.at_desk import a_case
    from tests.page import Browser

    from tealight.kernel import clock

    now = clock.now()
    mira = make.a_person("Mira", roles=("moderator",), now=now)
    ada, ben = (make.a_person(name, now=now) for name in ("Ada", "Ben"))
    story = make.a_story(ada, "The kitchen was very quiet.\n\n" + "It rained, and I listened to it. " * 40, now=now)
    case = a_case("story", story, now=now, by=ben, words="I read it twice.")
    _fill(cases, mira, now)
    browser = Browser.of(mira).client
    told = {}
    for name, url in (
        ("first page", "/desk/queue/"),
        ("in the middle", f"/desk/queue/?after=2-{now - timedelta(hours=_HOURS // 2):%Y%m%d%H}-1"),
        ("near the end", f"/desk/queue/?after=3-{now - timedelta(hours=2):%Y%m%d%H}-1"),
        ("the team's first page", "/desk/"),
        ("one case", f"/desk/cases/{case}/"),
    ):
        told |= {f"{name}, {what}": value for what, value in _of(browser, url, times).items()}
    return told


def _of(browser, url: str, times: int) -> dict[str, float]:
    spent, took = [], []
    for number in range(times + 20):
        began, processor = time.perf_counter(), time.process_time()
        answer = browser.get(url)
        if number >= 20:
            spent.append((time.process_time() - processor) * 1000)
            took.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, (url, answer.status_code)
    return {
        "processor ms": round(median(spent), 2), "processor p99 ms": _p99(spent),
        "clock ms": round(median(took), 2), "clock p99 ms": _p99(took),
    }


def _p99(of: list[float]) -> float:
    return round(sorted(of)[int(len(of) * 0.99)], 2)


def _fill(cases: int, mira, now) -> None:
    """Insert `cases` cases, half of them closed: what their rows hold is as long as in life, and noise."""
    from django.db import connection, transaction

    from tealight.kernel import clock
    from tealight.kernel.crypto import place_keys
    from tealight.moderation.models import Alarm, Case, Claim

    claim = Claim._meta.get_field("sealed")
    told = {"by": mira.persona_id, "name": "Alder", "until": (now + timedelta(hours=2)).isoformat()}
    rows, noise = list(_rows(cases, now)), os.urandom(1100)
    with transaction.atomic():
        for at in range(0, len(rows), 1000):
            some = [Case(snapshot=noise, **facts) for facts in rows[at : at + 1000]]
            Case.objects.bulk_create(some)
            Alarm.objects.bulk_create(
                Alarm(case=one, since=now, due=now + timedelta(minutes=15)) for one in some if one.urgency == 0 and not one.closed_on
            )
            Claim.objects.bulk_create(
                Claim(case=one, until_hour=clock.hour(now) + timedelta(hours=3), sealed=claim.seal_json(place_keys(), one.id, told))
                for one in some[::_IN_HAND] if not one.closed_on
            )
    with connection.cursor() as asking:
        asking.execute("ANALYZE")


def _rows(cases: int, now) -> Iterator[dict]:
    from tealight.kernel import clock
    from tealight.kernel.ids import new_id

    for number in range(cases):
        share = number // 2 % 1000
        urgency, why = next((urgency, why) for until, urgency, why in _shares() if share < until)
        hour = clock.hour(now - timedelta(hours=number * 7 % _HOURS))
        closed = {"closed_on": clock.day(hour), "outcome": "nothing"} if number % 2 else {}
        yield {
            "id": new_id(), "kind": "reply", "thing": new_id(), "face": new_id(), "why": why, "urgency": urgency,
            "danger": "self-harm" if urgency == 0 else "", "opened_hour": hour, "due_hour": hour + timedelta(hours=12), **closed,
        }


def _shares() -> Iterator[tuple[int, int, str]]:
    until = 0
    for share, urgency, why in _OF_A_THOUSAND:
        until += share
        yield until, urgency, why


def _options() -> argparse.Namespace:
    choices = argparse.ArgumentParser(prog="python -m bench.queue")
    choices.add_argument("--in", dest="into", type=Path, required=True, metavar="DIRECTORY")
    choices.add_argument("--cases", type=int, default=50_000, metavar="N")
    choices.add_argument("--times", type=int, default=400, metavar="N")
    choices.add_argument("--postgres", action="store_true")
    return choices.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
