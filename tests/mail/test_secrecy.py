"""What a thief of the database learns from the mail: nothing."""

import pytest
from django.db import connection

from tealight.mail.actions.withdraw_mail import withdraw_mail
from tests.mail.post import ADA, NOW, US, queue, send

pytestmark = pytest.mark.django_db

SECRETS = (ADA, "lovelace", "post.example", "answered you")


def test_neither_address_nor_words_ever_reach_the_database(smtp):
    """Nothing the database is told holds them, so no file, log or replica of it can."""
    told = []

    def listen(execute, sql, params, many, context):
        told.append(f"{sql} {params}".casefold())
        return execute(sql, params, many, context)

    smtp.behaviour.recipient[:] = ["550 5.1.1 No", "451 4.7.1 Later"]
    with connection.execute_wrapper(listen):
        for _ in range(3):
            queue()
            send(NOW)
        withdraw_mail(viewer=US, to=ADA, now=NOW)
    assert any("mail_outgoingmail" in statement for statement in told)
    for secret in SECRETS:
        assert not [statement for statement in told if secret in statement]


def test_a_stolen_database_shows_neither_address_nor_words(smtp):
    smtp.behaviour.recipient[:] = ["550 5.1.1 No", "451 4.7.1 Later"]
    for _ in range(2):
        queue()
        send(NOW)
    queue()
    stolen = everything_stored().lower()
    assert b"tealight.mail.jobs.send_queued_mail" in stolen  # the search can find
    for secret in SECRETS:
        assert secret.encode() not in stolen
        assert secret.encode().hex().encode() not in stolen


def everything_stored():
    """All bytes of the SQLite database, or every row of every PostgreSQL table as text."""
    if connection.vendor == "sqlite":
        return connection.connection.serialize()
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found).encode()
