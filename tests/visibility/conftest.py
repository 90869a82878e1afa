"""What these tests stand on: one moment, nobody known before, and media that go again."""

import shutil

import pytest

from tests import make
from tests.ground.disk import disk  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch):
    """Every request comes at the moment the worlds are told."""
    from tealight.kernel import clock

    monkeypatch.setattr(clock, "now", lambda: make.NOW)


@pytest.fixture(autouse=True)
def _nobody_is_known():
    """What was kept under a rule changed on purpose must not outlive its test, nor come before it."""
    from tealight.accounts.queries import viewer as people
    from tealight.stories.views import for_anyone
    from tealight.web.middleware import viewer as visitors

    def forget():
        people._recent.clear()
        for_anyone._drawn.clear()
        visitors._visitor.cache_clear()

    forget()
    yield
    forget()


@pytest.fixture(autouse=True)
def _media_go():
    """Files outlive a test's transaction."""
    from django.conf import settings

    yield
    shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)
