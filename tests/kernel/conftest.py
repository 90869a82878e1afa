"""What tests of the kernel share."""

import pytest


@pytest.fixture
def connect(tmp_path, django_db_blocker):
    """`connect()`: a connection of its own to a file of its own, on whichever database the others run."""
    from tests.kernel.sqlite_file import connecting

    with django_db_blocker.unblock():
        yield from connecting(tmp_path)
