"""PostgreSQL's own log shall not keep what people wrote, nor the second they wrote it."""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import connection

from tealight.cli.database_log import WELL, log_faults

DELIVERED = {
    "log_statement": "none", "log_min_duration_statement": "-1", "log_min_error_statement": "error", "log_error_verbosity": "default",
}
QUIET = {name: values[0] for name, values in WELL.items()}


def server(**settings):
    """A PostgreSQL with these settings."""
    asked = []

    @contextmanager
    def cursor():
        yield SimpleNamespace(
            execute=lambda sql: asked.append(settings[sql.removeprefix("SHOW ")]), fetchone=lambda: (asked[-1],)
        )

    return SimpleNamespace(vendor="postgresql", cursor=cursor)


def test_as_it_is_delivered_it_would_keep_the_statements_it_refuses():
    named = [fault for fault in log_faults(server(**DELIVERED)) if "log_min_error_statement = panic" in fault]
    assert len(named) == 1 and len(log_faults(server(**DELIVERED))) == 2


@pytest.mark.parametrize(
    ("name", "value"), [("log_statement", "all"), ("log_statement", "mod"), ("log_min_duration_statement", "0"), ("log_error_verbosity", "verbose")]
)
def test_each_that_is_loosened_is_named(name, value):
    assert log_faults(server(**QUIET)) == []
    (fault,) = log_faults(server(**{**QUIET, name: value}))
    assert name in fault and value in fault


@pytest.mark.django_db
def test_these_are_settings_of_the_server_itself():
    """As it is delivered, which the tests' own is; SQLite has no log."""
    assert len(log_faults(connection)) == (2 if connection.vendor == "postgresql" else 0)
