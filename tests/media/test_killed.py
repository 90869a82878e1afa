"""Whoever draws, shares or publishes is killed a hundred times, at any moment."""

import os
import subprocess
import sys

import pytest

from tests.structure.code import ROOT


@pytest.mark.slow
def test_a_hundred_kills_lose_nothing_and_show_nothing_half(tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
    said = subprocess.run(
        [sys.executable, "-m", "tests.media.killed", str(tmp_path), "100"], capture_output=True, text=True, check=False,
        cwd=ROOT, env={**kept, "PYTHONPATH": f"{ROOT}/src:{ROOT}"},
    )  # fmt: skip
    assert said.stdout.strip() == "100 killed, nothing lost, nothing half shown", said.stderr[-3000:]
