"""`tealight demo` with numbers: so many more people, stories and replies, where the sample is new. That it opens is
asked of every sample the tests lay (tests/ground/kept_sample.py)."""

import argparse

import pytest

from tealight.cli import demo
from tealight.config import env
from tealight.operations.demo import crowd, seed

ASKED = ["--people", "20", "--stories", "30", "--replies", "500", "--seed", "7"]


@pytest.fixture
def start(monkeypatch):
    """`start(is_new)`: what a start with these numbers grows."""
    def begin(is_new: bool, arguments: list[str]) -> list:
        command, grown = argparse.ArgumentParser(), []
        demo.add_arguments(command)
        monkeypatch.setattr(seed, "seed", lambda: is_new)
        monkeypatch.setattr(crowd, "grow", lambda size, now: grown.append(size))
        demo._seed(command.parse_args(arguments))
        return grown

    return begin


def test_a_new_sample_grows_as_large_as_was_asked_for(start, capsys):
    assert start(True, ASKED) == [crowd.Size(20, 30, 500, 7)]
    assert f"{env.chosen().own_address}/sample/" in capsys.readouterr().out


def test_a_sample_that_is_there_does_not_grow(start, capsys):
    assert start(False, ASKED) == []
    assert "needs a directory of its own" in capsys.readouterr().err


def test_without_numbers_nothing_grows(start):
    assert start(True, []) == []
