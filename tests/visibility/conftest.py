"""What these tests stand on: one moment, nobody known before, and media that go again."""

import shutil

import pytest

from tests import make
from tests.ground.disk import disk  # noqa: F401 - a fixture
from tests.visibility import ground


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch):
    """Every request comes at the moment the worlds are told."""
    from tealight.kernel import clock

    monkeypatch.setattr(clock, "now", lambda: make.NOW)


@pytest.fixture(autouse=True)
def _nobody_is_known():
    """What was kept under a rule changed on purpose must not outlive its test, nor come before it."""
    ground.know_nobody()
    yield
    ground.know_nobody()


@pytest.fixture(autouse=True)
def _media_go():
    """Files outlive a test's transaction."""
    from django.conf import settings

    yield
    shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)


@pytest.fixture
def undoubted(monkeypatch):
    """What is kept of a statement is asked as it is, as the software does.

    Where nobody changes anything there is little to doubt about; the small place is asked with doubts, and so is
    the place in which people write meanwhile.
    """
    from tealight.kernel import prepared

    monkeypatch.setattr(prepared, "doubts", None)
