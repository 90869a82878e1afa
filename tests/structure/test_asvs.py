"""docs/asvs.md answers every item of the standard once, and the tests it names are there."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "docs" / "asvs.md"
NUMBERS = Path(__file__).with_name("asvs-5.0.0-level-2.txt")
STATES = ("Met.", "**Partly.**", "**Not met.**", "Does not apply.", "**The operator's.**")
_ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+) \|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def asked() -> list[tuple[str, str]]:
    return [tuple(line.split()) for line in NUMBERS.read_text().splitlines() if not line.startswith("#")]


def rows(paper: str) -> list[tuple[str, str, str, str]]:
    return _ROW.findall(paper)


@cache
def named_in(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.exists():
        return frozenset()
    return frozenset(node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef))


def faults(paper: str) -> list[str]:
    found = [(number, level) for number, level, _, _ in rows(paper)]
    wrong = [f"{number}, level {level}, is not answered" for number, level in asked() if found.count((number, level)) == 0]
    wrong += [f"{number} is answered twice" for number, _ in set(found) if [one for one, _ in found].count(number) > 1]
    wrong += [f"{number} is no item" for number, _ in found if number not in dict(asked())]
    for number, _, _, how in rows(paper):
        state = next((state for state in STATES if how.startswith(state)), "")
        named = _TEST.findall(how)
        if not state:
            wrong.append(f"{number} does not say how it stands")
        elif not how.removeprefix(state).strip() and not number.startswith("10."):
            wrong.append(f"{number} gives no reason")
        wrong += [f"{number} names {path}::{test}, which is not there" for path, test in named if test not in named_in(path)]
    return wrong


def test_every_item_is_answered_once_and_every_test_it_names_is_there():
    assert not faults(PAPER.read_text())


def test_the_list_is_the_standards():
    """As many as the standard has: 70 of level 1 and 183 of level 2, in its order."""
    levels = [level for _, level in asked()]
    assert (levels.count("1"), levels.count("2")) == (70, 183)
    numbers = [[int(part) for part in number.split(".")] for number, _ in asked()]
    assert numbers == sorted(numbers) and {number[0] for number in numbers} == set(range(1, 18))


def test_what_is_said_in_sum_is_so():
    hows = [how for *_, how in rows(PAPER.read_text())]
    met, partly, not_met, not_ours, operators = (sum(how.startswith(state) for how in hows) for state in STATES)
    said = re.search(
        r"Of (\d+) items (\d+) are met, (\d+) partly, (\d+) not; (\d+) are the operator's, (\d+) do not apply", PAPER.read_text()
    )
    assert [int(number) for number in said.groups()] == [len(hows), met, partly, not_met, operators, not_ours]


def test_it_would_notice():
    paper = PAPER.read_text()
    row = next(line for line in paper.splitlines() if line.startswith("| 1.2.4 |"))
    assert faults(paper.replace(row, "")) == ["1.2.4, level 1, is not answered"]
    assert faults(paper.replace(row, f"{row}\n{row}")) == ["1.2.4 is answered twice"]
    assert faults(paper + "| 1.9.9 | 1 | x | Met. y |\n") == ["1.9.9 is no item"]
    assert any("not there" in fault for fault in faults(paper.replace(row, row.replace("::test_", "::test_no_such_"))))
    assert faults(paper.replace(row, "| 1.2.4 | 1 | x | Well. |")) == ["1.2.4 does not say how it stands"]
    assert faults(paper.replace(row, "| 1.2.4 | 1 | x | Met. |")) == ["1.2.4 gives no reason"]
