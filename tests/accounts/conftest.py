from tests.ground.disk import disk  # noqa: F401 - a fixture
