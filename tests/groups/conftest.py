"""A place with its rooms, and browsers of the people in it."""

import pytest

from tests import make
from tests.ground.disk import disk  # noqa: F401 - a fixture


@pytest.fixture
def rooms(place):
    """The rooms of a new place; slug -> row."""
    from tealight.groups.actions.lay_rooms import lay_rooms
    from tealight.groups.models import Group

    lay_rooms(viewer=make.TEST, now=make.NOW)
    return {group.slug: group for group in Group.objects.all()}


@pytest.fixture
def all_open(rooms):
    """The same, every room open."""
    from tealight.groups.actions.open_room import open_room

    for group in rooms.values():
        open_room(viewer=make.TEST, now=make.NOW, group=group.id)
    return rooms


@pytest.fixture
def again():
    """`again(ada)`: the same person as they ask at their next request."""
    return lambda viewer: make.as_viewer(viewer.member_id)
