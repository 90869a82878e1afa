"""What tests of stories share: people who are no newcomers, and the page one writes on."""

from datetime import timedelta

import pytest

from tests import make
from tests.ground.disk import disk  # noqa: F401 - a fixture


@pytest.fixture
def teasel(place):
    """A member of some months, in one room."""
    return make.in_room(make.a_person("Teasel", joined_on=make.NOW.date() - timedelta(days=90)))


@pytest.fixture
def rowan(place):
    """Another member of some months, in the same room."""
    return make.in_room(make.a_person("Rowan", joined_on=make.NOW.date() - timedelta(days=90)))


@pytest.fixture
def again():
    """`again(teasel)`: the same person as they ask at their next request."""
    return lambda viewer: make.as_viewer(viewer.member_id)
