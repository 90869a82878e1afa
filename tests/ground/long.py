"""Which tests take long, as a whole run measured them last: `./test --quick` leaves them to the whole run.

`./test --measure` writes the list anew. A test that is new is in no list, and runs.
"""

import xml.etree.ElementTree as Xml
from collections import defaultdict
from pathlib import Path

FILE = Path(__file__).with_suffix(".txt")
#: seconds; more than half of the tests take less, and all of those together a minute in two processes
LONG = 0.15
#: the shape of the code is what a quick run is for: of these, only what walks through a whole sample is left out
SHAPE, LONG_FOR_SHAPE = "tests/structure/", 5


def names() -> frozenset[str]:
    """Return those tests: their files and functions, as pytest writes them, whatever their examples."""
    return frozenset(FILE.read_text().split())


def name_of(nodeid: str) -> str:
    return nodeid.partition("[")[0]


def _measured(reports: list[Path]) -> dict[str, list[float]]:
    taken = defaultdict(list)
    for report in reports:
        for case in Xml.parse(report).getroot().iter("testcase"):
            file = case.get("classname", "").replace(".", "/") + ".py"
            taken[f"{file}::{name_of(case.get('name', ''))}"].append(float(case.get("time", 0)))
    return taken


def write(reports: list[Path]) -> None:
    """Write the list anew, from JUnit reports of whole stages on SQLite."""
    taken = {name: sum(seconds) / len(seconds) for name, seconds in _measured(reports).items()}
    long = sorted(name for name, mean in taken.items() if mean >= (LONG_FOR_SHAPE if name.startswith(SHAPE) else LONG))
    FILE.write_text("".join(f"{name}\n" for name in long))

