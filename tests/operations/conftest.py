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
    from tealight.place.models import PlaceSettings
    from tealight.stories.models import Story

    make.the_rooms()
    # What a crowd tells is put together by chance; where it sounds like a goodbye, sharing it again would let it wait.
    PlaceSettings.objects.update(plans_shown_on=make.NOW.date())

    def told(seed=1, **size):
        there = set(Story.objects.values_list("id", flat=True))
        grow(Size(**{**SIZE, **size}, seed=seed), make.NOW)
        return list(Story.objects.exclude(id__in=there))

    return told


@pytest.fixture
def lived(place, ben, cy, django_capture_on_commit_callbacks):
    """Something of every kind that is sealed or tagged; its files go with the test."""
    from datetime import timedelta

    from tests.operations.lived import lives, no_files

    no_files()
    with django_capture_on_commit_callbacks(execute=True):
        world = lives(make.a_person("Ada", joined_on=make.NOW.date() - timedelta(days=90)), ben, cy)
    yield world
    no_files()
