"""A place that runs beside the tests, traced: `python -m tests.ground.traced_place NOTES demo …`.

The same as `tealight demo …`, but that each of its processes writes into the directory NOTES what
traced.py finds in it, and that it lives by a clock a journey sets, if it was given one
(moved_clock.py). `Notes` reads what was found, from the tests' side.
"""

import json
import sys
from pathlib import Path


class Notes:
    """What the processes of a place found so far, each time what is new."""

    def __init__(self, directory: Path):
        self.directory = directory
        self.read: dict[Path, int] = {}
        self.actions = self.requests = 0

    def faults(self) -> list[str]:
        """Return the faults found since it was asked last, and count what was watched."""
        faults = []
        for file in self.directory.glob("*.jsonl"):
            whole = file.read_text().rpartition("\n")[0]
            lines = whole.split("\n") if whole else []
            for line in lines[self.read.get(file, 0):]:
                kind, words = json.loads(line)
                self.actions += kind == "action"
                self.requests += kind == "request"
                faults += [words] if kind == "fault" else []
            self.read[file] = len(lines)
        return faults


def main() -> int:
    from tests.ground import moved_clock, traced

    notes, *sys.argv[1:] = sys.argv[1:]
    traced.install(Path(notes))
    moved_clock.follow_what_is_named()
    from tealight.cli import main as tealight

    return tealight()


if __name__ == "__main__":
    sys.exit(main())
