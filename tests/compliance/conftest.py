"""Those who keep the workbook: Olive the operator, and Lena the lead."""

import pytest

from tests import make


@pytest.fixture
def lena(place):
    return make.a_person("Lena", roles=("lead",))
