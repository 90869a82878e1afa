"""Listening to a text takes one thread: of several, those with nothing to do wait by turning, on the core that has work."""

import os
import subprocess
import sys

import pytest

from tests.structure.code import ROOT

LISTENED = """
import os
{first}
from tealight.screening.learned.pieces import pieces
from tealight.screening.learned.slow import slow
slow(pieces("the room was ready and then there was nobody to put in it " * 8))
print(len(os.listdir("/proc/self/task")))
"""


@pytest.mark.parametrize("first", ["", "from tealight.cli import parser; parser()", "import tealight.cli.screen"])
def test_whoever_loads_it_first(first):
    outside = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    said = subprocess.run(
        [sys.executable, "-c", LISTENED.format(first=first)], env={**outside, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, timeout=60, check=False,
    )
    assert said.stdout.strip() == "1", said.stderr[-500:]
