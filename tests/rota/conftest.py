"""A team: Mira and Otto moderate, Hazel leads."""

import pytest

from tests import make


@pytest.fixture
def otto(place):
    return make.a_person("Otto", roles=("moderator",))


@pytest.fixture
def hazel(place):
    return make.a_person("Hazel", roles=("lead",))
