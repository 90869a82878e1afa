"""The people of the tests. In every test that names them they are the same persons.

    ada      the author: what is told is hers to tell
    ben      a member who may read what Ada shared with all
    cy       a member with no relation to anyone
    mira     a moderator, with a second step
    olive    the operator, with a second step
    visitor  nobody signed in

Fixtures of the same names give viewers; `browser_of(ada)` a browser of theirs.
"""

import pytest

from tealight.kernel.viewer import Visitor
from tests import make
from tests.page import Browser


@pytest.fixture
def now():
    """The moment of the test."""
    return make.NOW


@pytest.fixture
def place(db):
    """A place with open doors."""
    make.a_place()


@pytest.fixture
def ada(place):
    return make.a_person("Ada")


@pytest.fixture
def ben(place):
    return make.a_person("Ben")


@pytest.fixture
def cy(place):
    return make.a_person("Cy")


@pytest.fixture
def mira(place):
    return make.a_person("Mira", roles=("moderator",))


@pytest.fixture
def olive(place):
    return make.a_person("Olive", roles=("operator",))


@pytest.fixture
def visitor():
    return Visitor()


@pytest.fixture
def browser_of(place):
    """`browser_of(ada)`: a signed-in browser, fresh, checking each page it is shown."""
    return Browser.of


@pytest.fixture
def anybody(place):
    """A browser of nobody in particular."""
    return Browser()
