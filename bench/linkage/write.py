"""Writes what the thieves came to into docs/privacy-attacks.md, between its markers.

    python -m bench.linkage.write
"""

import json
import sys
from collections.abc import Mapping

from bench.write import FIGURES, ROOT, filled

PAGE = ROOT / "docs" / "privacy-attacks.md"
RUNS = ("sqlite-500", "postgres-500", "sqlite", "sqlite-2", "postgres")


def main() -> int:
    runs = kept()
    if not runs:
        print("There are no figures yet: python -m bench.linkage", file=sys.stderr)
        return 2
    PAGE.write_text(filled(PAGE.read_text(), {"lives": lives(runs), "attacks": tables(runs)}))
    return 0


def kept() -> dict[str, Mapping]:
    """Return name of a run -> figures, as far as there are any."""
    return {name: json.loads(file.read_text()) for name in RUNS if (file := FIGURES / f"linkage-{name}.json").exists()}


def lives(runs: Mapping[str, Mapping]) -> str:
    """Return what was lived through and stolen, a line for each run."""
    return "\n".join(
        f"- {one['database']}: {one['members']} members, {one['days']} days, {one['requests']:,} requests, {one['copies']:,} copies;"
        f" {one['items']:,} stories and replies, {one['anonymous']} of them anonymous, by {one['authors']} people. Each could have been"
        f" written by {one['possible']['least']} to {one['possible']['most']} (median {one['possible']['median']})."
        f" Bytes that were given up and not overwritten: {one['freed_bytes']:,}. Seed {one['seed']}. {_done(one)}"
        for one in runs.values()
    )


def _done(one: Mapping) -> str:
    """Return how often people and the team met; lives from before the team had what to do tell nothing of it."""
    if not one.get("done"):
        return "Without reports, letters, decisions, mail and closed accounts."
    return f"Besides: {', '.join(f'{what} {often}' for what, often in one['done'].items())}."


def tables(runs: Mapping[str, Mapping]) -> str:
    """Return a table for each run; a gain that chance does not explain stands in bold."""
    return "\n\n".join(f"{one['database']}, {one['members']} members, seed {one['seed']}:\n\n{_table(one['outcomes'])}" for one in runs.values())


def _table(outcomes: list[Mapping]) -> str:
    lines = ["| attack | first guess right | gain (95 in 100) | mean reciprocal rank | gain (95 in 100) |", "| --- | --- | --- | --- | --- |"]
    for one in outcomes:
        if one["name"] == "public":
            lines.append(f"| public pages only | {one['first']:.3f} | – | {one['rank']:.3f} | – |")
            continue
        first = f"{one['first_gain']:+.3f} ({one['first_low']:+.3f} to {one['first_high']:+.3f})"
        rank = f"{one['gain']:+.3f} ({one['low']:+.3f} to {one['high']:+.3f})"
        shown = [f"**{text}**" if low > 0 else text for text, low in ((first, one["first_low"]), (rank, one["low"]))]
        lines.append(f"| {one['name']} | {one['first']:.3f} | {shown[0]} | {one['rank']:.3f} | {shown[1]} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
