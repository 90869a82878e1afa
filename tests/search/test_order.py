"""The index does not tell what was written after what (PRIVACY 5)."""

import random
from datetime import UTC, datetime

import pytest
from bench.linkage.sqlite import newest_pieces
from django.db import connection

from tealight.search import find, jobs
from tealight.search.actions import index
from tealight.search.words import question

NOON = datetime(2026, 9, 23, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ring"])


def told() -> int:
    """How many of the last transactions the index still tells apart."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT block FROM "search_words_data" WHERE id = 10')
        return len(newest_pieces(cursor.fetchone()[0]))


def test_5_what_came_in_the_last_minutes_is_put_together():
    for number in random.Random("order").sample(range(1, 40), 7):
        index.put("story", number, NOON, {}, {0: f"evening {number} by the window"})
    if connection.vendor == "sqlite":
        assert told() > 1, "a piece for each transaction, in the order they came"
    jobs.mix.func()
    if connection.vendor == "sqlite":
        assert told() <= 1
    assert len([hit for hits in find.newest(question("window")) for hit in hits]) == 7
