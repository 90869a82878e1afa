"""What tests of crowds share."""

import pytest

from tests import make

SIZE = {"people": 12, "stories": 30, "replies": 200}


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """What is done once a change is sure is done at once, as outside tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def crowd(place):
    """`crowd(seed=1)`: everything told by a crowd of the usual size."""
    from tealight.operations.demo.crowd import Size, grow
    from tealight.stories.models import Story

    make.the_rooms()

    def told(seed=1, **size):
        there = set(Story.objects.values_list("id", flat=True))
        grow(Size(**{**SIZE, **size}, seed=seed), make.NOW)
        return list(Story.objects.exclude(id__in=there))

    return told
