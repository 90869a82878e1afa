"""How well screening judges texts it has never seen: precision and recall per label, into docs/screening.md.

    python -m bench.screening.report          measures and writes
    python -m bench.screening.report --show   measures and prints only

held-out.jsonl and unseen.jsonl (tests/screening/labelled) are never tuned on; nobody looks at what was wrong in them. The sets that were
learned from stand beside it, so that what was only learned by heart shows.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.write import filled
from tealight.screening import Screened, screen
from tealight.screening.notes import NOTES
from tealight.screening.said import DANGERS

ROOT = Path(__file__).resolve().parent.parent.parent
LABELLED = ROOT / "tests" / "screening" / "labelled"
PAGE = ROOT / "docs" / "screening.md"
SETS = ("held-out", "unseen", "plain")
LEAKS = ("name", "hospital", "number", "address", "handle", "medicine", "provider")
#: what the labels tell apart and the guard does not: all three find somebody elsewhere
_ONE_KIND = {"email": "handle", "link": "handle"}


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a label was right, said wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        weight = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / weight if weight else None


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one set of texts."""

    texts: int
    ordinary: int
    false_alarms: int
    tables: dict[str, dict[str, Counted]]


def measure(rows: Iterable[dict], judge: Callable[[str], Screened] = screen) -> Measured:
    """Return how `judge` fares on labelled texts."""
    tables: dict[str, dict[str, list[int]]] = {}
    seen = Counter()
    for row in rows:
        found = judge(row["text"])
        danger = found.danger.kind if found.danger else None
        seen["texts"] += 1
        seen["ordinary"] += row["danger"] is None
        seen["alarms"] += row["danger"] is None and danger is not None
        asked = (
            ("danger", ("any",), {"any"} & ({"any"} if row["danger"] else set()), {"any"} if danger else set()),
            ("kinds", DANGERS, {row["danger"]}, {danger}),
            ("plan", ("plan",), {"plan"} if row.get("plan") else set(), {"plan"} if found.danger and found.danger.plan else set()),
            ("notes", NOTES, set(row["notes"]), {one.note for one in found.notes}),
            ("leaks", LEAKS, {_ONE_KIND.get(kind, kind) for kind in row["leaks"]}, {one.kind for one in found.leaks}),
            ("nudges", ("nudge",), {"nudge"} if row["nudges"] else set(), {"nudge"} if found.nudges else set()),
        )
        for table, labels, wanted, got in asked:
            for label in labels:
                counts = tables.setdefault(table, {}).setdefault(label, [0, 0, 0])
                counts[0] += label in wanted and label in got
                counts[1] += label in got and label not in wanted
                counts[2] += label in wanted and label not in got
    return Measured(
        seen["texts"], seen["ordinary"], seen["alarms"],
        {table: {label: Counted(*counts) for label, counts in found.items()} for table, found in tables.items()},
    )


def rows_of(name: str) -> list[dict]:
    """Return the labelled texts of one set."""
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text().splitlines() if line.strip()]


def page(measured: dict[str, Measured]) -> str:
    """Return the figures as Markdown: what was never seen first, F1 of what was learned from beside it."""
    first, *others = measured
    parts = [
        f"Texts: {', '.join(f'{name} {one.texts}' for name, one in measured.items())}. False alarms of danger in 100 ordinary texts: "
        + ", ".join(f"{name} {100 * one.false_alarms / one.ordinary:.1f}" for name, one in measured.items() if one.ordinary)
        + "."
    ]
    for table in ("danger", "kinds", "plan", "notes", "leaks", "nudges"):
        parts.append(
            "\n".join(
                [
                    f"| {table} | texts | precision | recall | F1 | {' | '.join(f'F1 {name}' for name in others)} |",
                    "|---|" + "---:|" * (4 + len(others)),
                    *(_line(label, measured[first].tables[table][label], [measured[name].tables[table][label] for name in others])
                      for label in measured[first].tables[table]),
                    *([_mean(measured, table)] if len(measured[first].tables[table]) > 1 else []),
                ]
            )
        )
    return "\n\n".join(parts)


def _line(label: str, one: Counted, others: list[Counted]) -> str:
    figures = [one.precision, one.recall, one.f1, *(other.f1 for other in others)]
    return f"| {label} | {one.right + one.missed} | {' | '.join(_shown(figure) for figure in figures)} |"


def _mean(measured: dict[str, Measured], table: str) -> str:
    """The mean over the labels, each weighing the same; a label nobody used and nothing said has none."""
    means = []
    for one in measured.values():
        known = [counted.f1 for counted in one.tables[table].values() if counted.f1 is not None]
        means.append(sum(known) / len(known))
    return f"| **mean** | | | | {' | '.join(_shown(mean) for mean in means)} |"


def _shown(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}"


def main() -> int:
    command = argparse.ArgumentParser(prog="python -m bench.screening.report", description="Measures screening on the labelled texts.")
    command.add_argument("--show", action="store_true", help="print only, leave docs/screening.md as it is")
    options = command.parse_args()
    told = page({name: measure(rows_of(name)) for name in SETS})
    print(told)
    if not options.show:
        PAGE.write_text(filled(PAGE.read_text(), {"figures": told}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
