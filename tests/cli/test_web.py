"""The web process on its core."""

import os

import pytest

from tealight.cli import web


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
