"""Lives in a place, steals it every hour, and lets thieves try: see the package. Keeps what came of it in bench/figures/."""

import argparse
import json
import pickle
import sys
import time
from dataclasses import asdict
from pathlib import Path

from bench.linkage import attacks, habits, judge, running
from bench.linkage.evidence import Evidence
from bench.linkage.life import Common
from bench.linkage.running import say

#: all that was stolen, so that thieves can try once more without another life
KEPT = "evidence.pickle"
FIGURES = Path(__file__).resolve().parent.parent / "figures"


def main() -> int:
    asked = _options()
    if asked.again:
        _keep(asked, *pickle.loads((asked.into / KEPT).read_bytes()))
        return 0
    where = asked.into / f"linkage-{'postgres' if asked.postgres else 'sqlite'}"
    where.mkdir(parents=True, exist_ok=False)
    server = None
    try:
        if asked.postgres:
            from tests.ground import postgres

            server = postgres.start(where / "postgres", "-c fsync=off")
        running.prepare(where / "place", server.url() if server else "")
        evidence, common, took = _live(asked, where)
    finally:
        if server is not None:
            from django.db import connections

            connections.close_all()
            postgres.halt(server)
    common.photo = None
    (asked.into / KEPT).write_bytes(pickle.dumps((evidence, common, took)))
    _keep(asked, evidence, common, took)
    return 0


def _keep(asked: argparse.Namespace, evidence: Evidence, common: Common, took: float) -> None:
    figures = told(evidence, common, asked) | {"life_s": round(took)}
    kept = FIGURES / f"linkage-{'postgres' if asked.postgres else 'sqlite'}.json"
    kept.write_text(json.dumps(figures, indent=2) + "\n")
    say(f"kept in {kept}")


def _live(asked: argparse.Namespace, where: Path) -> tuple[Evidence, Common, float]:
    from bench.linkage.thief import Thief

    rooms = running.open_place()
    common = Common(rooms)
    if asked.pictures:
        from tests.ground.drawn import once

        from tealight.media import cleaning
        from tealight.operations.demo.drawings import drawn

        cleaning.draw = once(cleaning.draw)
        common.photo = lambda number: drawn("candle", number, (320, 240))
    people = habits.people(asked.seed, asked.members, asked.days, len(rooms), asked.pictures)
    began = time.process_time()
    thief = Thief(where)

    def copied(hour: int) -> None:
        thief.members = place.members
        thief.mail = common.mail
        thief.take(hour)
        if hour % 24 == 23:
            say(f"day {hour // 24 + 1}: {common.requests} requests, {len(common.authors)} written, {time.process_time() - began:.0f} s")

    place = running.Running(asked.seed, people, asked.days, common, copied)
    place.run()
    return thief.evidence, common, time.process_time() - began


def told(evidence: Evidence, common: Common, asked: argparse.Namespace) -> dict:
    """Return what came of it, and say it."""
    unnamed = [item for item in evidence.items if item.author is None and item.id in common.authors]
    possible = sorted(len(evidence.possible(item)) for item in unnamed) or [0]
    outcomes = judge.judge(evidence, common.authors, attacks.public(evidence), attacks.every_attack(evidence), asked.seed)
    for one in outcomes:
        say(
            f"{'GAIN ' if one.gains else '     '}{one.name:50} rank {one.rank:.3f}, first {one.first:.3f};"
            f" gain {one.gain:+.4f} ({one.low:+.4f} to {one.high:+.4f}), first {one.first_gain:+.4f}"
            f" ({one.first_low:+.4f} to {one.first_high:+.4f})"
        )
    say(f"{len(unnamed)} anonymous of {len(evidence.items)}; possible authors {possible[0]} to {possible[-1]}")
    return {
        "database": "PostgreSQL" if asked.postgres else "SQLite", "members": asked.members, "days": asked.days,
        "seed": asked.seed, "copies": evidence.copies, "requests": common.requests, "items": len(evidence.items),
        "done": dict(sorted(common.done.items())),
        "anonymous": len(unnamed), "authors": len({common.authors[item.id] for item in unnamed}),
        "possible": {"least": possible[0], "median": possible[len(possible) // 2], "most": possible[-1]},
        "freed_bytes": evidence.remnant_bytes, "outcomes": [asdict(one) | {"gains": one.gains} for one in outcomes],
    }


def _options() -> argparse.Namespace:
    choices = argparse.ArgumentParser(prog="python -m bench.linkage")
    choices.add_argument("--in", dest="into", type=Path, required=True, metavar="DIRECTORY")
    for what, usual in (("members", 500), ("days", 42), ("seed", 1)):
        choices.add_argument(f"--{what}", type=int, default=usual, metavar="N")
    choices.add_argument("--pictures", type=float, default=0.05, metavar="SHARE", help="of what is told, with a photo")
    choices.add_argument("--again", action="store_true", help="let thieves try on what was stolen before")
    choices.add_argument("--postgres", action="store_true")
    return choices.parse_args()


if __name__ == "__main__":
    sys.exit(main())
