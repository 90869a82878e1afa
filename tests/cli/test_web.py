"""The web process on its core."""

import os
import subprocess
import sys

import pytest

from tealight.cli import web
from tests.structure.code import ROOT


@pytest.fixture
def chosen(monkeypatch):
    """What was asked of the system, on a machine of four cores."""
    asked = []
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1, 2, 5}, raising=False)
    monkeypatch.setattr(os, "sched_setaffinity", lambda pid, cores: asked.append((pid, cores)), raising=False)
    return asked


def test_it_stays_on_one_core_of_those_it_may_use(chosen):
    web.stay_on_one_core(choose=lambda cores: cores[-1])
    web.stay_on_one_core()
    (first, second) = chosen
    assert first == (0, {5})
    assert second[1] < {0, 1, 2, 5} and len(second[1]) == 1


def test_where_the_system_refuses_it_answers_all_the_same(chosen, monkeypatch, caplog):
    def refuse(pid, cores):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "sched_setaffinity", refuse)
    with caplog.at_level("INFO", logger="tealight.web"):
        web.stay_on_one_core()
    assert "all cores: Operation not permitted" in caplog.text


def test_on_a_system_without_a_choice_nothing_is_asked(chosen, monkeypatch):
    monkeypatch.delattr(os, "sched_setaffinity")
    web.stay_on_one_core()
    assert chosen == []


def test_before_the_door_opens_both_ears_have_listened():
    """Whoever writes first would otherwise wait for their weights to be read, once in each process."""
    code = (
        "from tealight.cli.web import ASKED_BEFORE_OPENING; from tealight.screening import danger_of;"
        "from tealight.screening.learned import pieces, quick, slow; danger_of(ASKED_BEFORE_OPENING);"
        "print([one.cache_info().currsize for one in (pieces._known, quick._weights, slow._weights)])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, timeout=60, check=True,
    )
    assert said.stdout.strip() == "[1, 1, 1]"
