"""What tests of accounts share."""

import pytest

from tests.ground.disk import disk  # noqa: F401 - a fixture


@pytest.fixture
def empty_folder():
    """Files outlive a test's transaction; the next begins with none."""
    import shutil

    from django.conf import settings

    for name in ("exports", "media"):
        shutil.rmtree(settings.TEALIGHT.data / name, ignore_errors=True)
    yield
    for name in ("exports", "media"):
        shutil.rmtree(settings.TEALIGHT.data / name, ignore_errors=True)


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """What is done once a change is sure is done at once, as outside tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
