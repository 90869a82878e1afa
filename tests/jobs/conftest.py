import pytest


@pytest.fixture(autouse=True)
def ran():
    """What the tasks of this test did, in order."""
    from tests.jobs import tasks

    tasks.ran.clear()
    yield tasks.ran
    tasks.ran.clear()
