"""Writes what bench/figures/ holds into docs/performance.md, between its markers, and draws the pictures beside it.

    python -m bench.write
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.budgets import GROWTH, GROWTH_BUDGET, LINES, Line
from bench.drawing import Bars, Course, bars, courses

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "bench" / "figures"
PAGE = ROOT / "docs" / "performance.md"
PICTURES = ROOT / "docs" / "pictures"
#: stories of the community that promises are about
COMMUNITY = 10_000
_NAMED = re.compile(r"(sqlite|postgres)-(\d+)\.json")
Runs = dict[str, dict[int, Mapping]]


def main() -> int:
    runs = read(FIGURES)
    if not runs:
        print("There are no figures yet: python -m bench.measure", file=sys.stderr)
        return 2
    PAGE.write_text(filled(PAGE.read_text(), tables(runs)))
    for name, drawn in pictures(runs).items():
        (PICTURES / name).write_text(drawn)
    return 0


def read(directory: Path) -> Runs:
    """Return database -> stories as asked for -> figures, as far as there are any."""
    runs: Runs = {}
    for file in sorted(directory.glob("*.json")):
        if match := _NAMED.fullmatch(file.name):
            runs.setdefault(match[1], {})[int(match[2])] = json.loads(file.read_text())
    return runs


def filled(page: str, parts: Mapping[str, str]) -> str:
    """Return `page` with each part between its markers. Raises LookupError for a part without a place."""
    for name, text in parts.items():
        between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        page, times = between.subn(lambda found, text=text: found[1] + (f"{text}\n" if text else "") + found[2], page)
        if times != 1:
            raise LookupError(f"docs/performance.md has {times} places for “{name}”.")
    return page


def tables(runs: Runs) -> dict[str, str]:
    """Return marker -> the text that belongs there."""
    return {"machine": _machine(runs), "promises": _promises(runs), "pages": _pages(runs), "growth": _growth(runs)}


def pictures(runs: Runs) -> dict[str, str]:
    """Return file name -> picture."""
    drawn = {}
    for database, sizes in runs.items():
        if COMMUNITY in sizes:
            rows = [
                Bars(line.what, measured, line.budget, line.peer, line.peer_name)
                for line in LINES
                if line.unit == "CPU ms" and line.budget is not None and (measured := line.figure(sizes[COMMUNITY])) is not None
            ]
            if rows:
                title = f"What one request costs, {_called(database)}"
                drawn[f"performance-{database}.svg"] = bars(title, "CPU ms of all processes", rows)
        found = [
            Course(points[-1][2], tuple((size, cost) for size, cost, _ in points))
            for key in GROWTH if len(points := _course(sizes, key)) > 1
        ]
        if found:
            title = f"The same pages in a larger place, {_called(database)}"
            drawn[f"performance-growth-{database}.svg"] = courses(title, "CPU ms of all processes", found, GROWTH_BUDGET)
    return drawn


def _course(sizes: Mapping[int, Mapping], key: str) -> list[tuple[int, float, str]]:
    return [
        (size, figures["pages"][key]["cpu_ms"], figures["pages"][key]["name"])
        for size, figures in sorted(sizes.items()) if key in figures["pages"]
    ]


def _called(database: str) -> str:
    return {"sqlite": "SQLite", "postgres": "PostgreSQL"}[database]


def _machine(runs: Runs) -> str:
    lines = []
    for sizes in runs.values():
        for _, figures in sorted(sizes.items()):
            on, place = figures["machine"], figures["place"]
            lines.append(
                f"- {figures['database']}: {place['stories']:,} stories, {place['replies']:,} replies,"
                f" {place['members']:,} members; {figures['measured_on']}, {figures['times']} times each, on"
                f" {on['cores']} cores of {on['processor']}, {on['memory_gib']} GiB, Linux {on['kernel']},"
                f" Python {on['python']}. {figures['unseen']}".rstrip()
            )
    return "\n".join(lines)


def _promises(runs: Runs) -> str:
    head = ["what", "best peer", "budget", "aim", *(_called(name) for name in runs)]
    rows = [
        [
            f"{line.what}, {line.unit}" if line.unit else line.what,
            "–" if line.peer is None else f"{line.peer_name} {line.peer:g}",
            *("–" if value is None else f"{value:,g}" for value in (line.budget, line.aim)),
            *(_said(line, sizes.get(COMMUNITY, {})) for sizes in runs.values()),
        ]
        for line in LINES
    ]
    return _table(head, rows)


def _said(line: Line, figures: Mapping) -> str:
    measured = line.figure(figures)
    if measured is None:
        return "–"
    shown = f"{measured:.2f}" if measured < 10 and line.unit else f"{measured:.0f}"
    return shown if line.kept(measured) else f"**{shown}**"


def _pages(runs: Runs) -> str:
    parts = []
    for database, sizes in runs.items():
        if COMMUNITY not in sizes:
            continue
        rows = [
            [
                one["name"], f"{one['cpu_ms']:.2f}", f"{one['cpu_least']:.2f}–{one['cpu_most']:.2f}",
                f"{one['database_ms']:.2f}" if one["database_ms"] else "–", f"{one['p50_ms']:.1f}", f"{one['p99_ms']:.1f}",
                f"{one['raw']:,}", f"{one['wire']:,}", "–" if one["statements"] is None else str(one["statements"]),
            ]
            for one in sizes[COMMUNITY]["pages"].values()
        ]
        head = ["page", "CPU ms", "least–most", "of it database", "p50 ms", "p99 ms", "bytes", "on the wire", "statements"]
        parts.append(f"{_called(database)}:\n\n{_table(head, rows)}")
    return "\n\n".join(parts) or "Not measured yet."


def _growth(runs: Runs) -> str:
    counts = sorted({size for sizes in runs.values() for size in sizes})
    rows = []
    for database, sizes in runs.items():
        for key in GROWTH:
            by_size = {size: cost for size, cost, _ in _course(sizes, key)}
            if len(by_size) > 1:
                grown = by_size[max(by_size)] / by_size[min(by_size)]
                shown = f"{grown:.2f}" if grown <= GROWTH_BUDGET else f"**{grown:.2f}**"
                cells = [f"{by_size[size]:.2f}" if size in by_size else "–" for size in counts]
                rows.append([f"{_course(sizes, key)[0][2]}, {_called(database)}", *cells, shown])
    return _table(["page, CPU ms", *(f"{size:,}" for size in counts), "times"], rows) if rows else "Not measured yet."


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
