"""What traced.py found, test by test, and how much it watched over all processes of a run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ground import traced

DIRECTORY = "TEALIGHT_TEST_TRACED"  # names a directory when `./test` asks how much was watched


def pytest_sessionstart(session) -> None:
    traced.install()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """A test in which something led to somebody has failed, whatever it was about."""
    result = yield
    taken, traced.found.faults = traced.found.faults, []
    if taken:
        pytest.fail("What was written leads to who wrote it:\n" + "\n".join(taken), pytrace=False)
    return result


@contextmanager
def leaking() -> Iterator[list[str]]:
    """Within, a test leaks on purpose: what was found is given to it, and does not fail it."""
    before, traced.found.faults = traced.found.faults, []
    try:
        yield traced.found.faults
    finally:
        traced.found.faults = before


def pytest_sessionfinish(session) -> None:
    leave(os.environ.get("TEALIGHT_TEST_DATABASE", "sqlite"), traced.found.actions, traced.found.requests)


def leave(stage: str, actions: int, requests: int) -> None:
    """Leave for `./test` how much was watched."""
    directory = os.environ.get(DIRECTORY)
    if directory and actions + requests:
        Path(directory, f"{stage}-{os.getpid()}.txt").write_text(f"{actions} {requests}")


def read(directory: Path) -> dict[str, tuple[int, int]]:
    """Return stage -> how many actions and requests that wrote something anonymous were watched in it."""
    watched: dict[str, tuple[int, int]] = {}
    for file in directory.glob("*.txt"):
        stage, (actions, requests) = file.name.partition("-")[0], map(int, file.read_text().split())
        before = watched.get(stage, (0, 0))
        watched[stage] = (before[0] + actions, before[1] + requests)
    return watched
