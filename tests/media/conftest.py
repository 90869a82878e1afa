"""What tests of photos share."""

from datetime import timedelta

import pytest

from tests import make
from tests.ground.disk import disk  # noqa: F401 - a fixture


@pytest.fixture
def ada(place):
    """Not a newcomer any more: what she shares appears at once."""
    return make.a_person("Ada", joined_on=make.NOW.date() - timedelta(days=90))


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """What is done once a change is sure is done at once, as outside tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def lying():
    """`lying("uploads")`: the files there are, by name."""
    from django.conf import settings

    def found(folder):
        return {path.name: path for path in (settings.TEALIGHT.data / "media" / folder).glob("*/*")}

    return found


@pytest.fixture(autouse=True)
def _empty_folders(request):
    """Files outlive a test's transaction; the next begins with none."""
    import shutil

    from django.conf import settings

    shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)
    yield
    shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)
