"""The append-only record: any later change to it shows."""

from datetime import UTC, datetime

import pytest

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 21, 40, tzinfo=UTC)


@pytest.fixture
def chain():
    from tealight.ledger import chain

    return chain


@pytest.fixture
def links(chain):
    from tealight.ledger.models import Link

    kept = [({"case": number, "rule": "kindness"}, *chain.append("decision", {"case": number, "rule": "kindness"}, NOW))
            for number in range(1, 6)]
    assert chain.verify() == []
    return Link.objects, kept


def test_an_empty_record_is_whole(chain):
    assert chain.verify() == []
    assert chain.head() == (0, "")


def test_entries_are_numbered_and_keep_only_the_day(links):
    rows, kept = links
    assert [number for _, number, _ in kept] == [1, 2, 3, 4, 5]
    assert {row.on for row in rows.all()} == {NOW.date()}


def test_facts_can_be_shown_to_be_those_of_an_entry(chain, links):
    rows, kept = links
    for facts, number, salt in kept:
        assert chain.commit_to(facts, salt) == bytes(rows.get(number=number).digest)


def test_the_record_alone_gives_no_facts_away(chain, links):
    """Guessing "case 3, rule kindness" needs the salt, which is erased with the case."""
    rows, kept = links
    digests = {bytes(row.digest) for row in rows.all()}
    assert len(digests) == 5
    assert chain.commit_to(kept[0][0], b"\0" * 16) not in digests
    assert chain.commit_to({"rule": "kindness", "case": 1}, kept[0][2]) in digests  # order is no part of it


@pytest.mark.parametrize(
    "change",
    [
        {"digest": b"\1" * 32}, {"kind": "appeal"}, {"on": datetime(2026, 11, 24).date()},
        {"previous": b"\1" * 32}, {"hash": b"\1" * 32},
    ],
)
def test_a_changed_entry_shows(chain, links, change):
    rows, _ = links
    rows.filter(number=3).update(**change)
    assert any("Entry 3" in fault for fault in chain.verify())


def test_a_removed_entry_shows(chain, links):
    rows, _ = links
    rows.filter(number=3).delete()
    assert chain.verify() == [
        "Entries 3 to 3 of the record are missing.", "Entry 4 does not follow the one before it.",
    ]


def test_a_removed_beginning_shows(chain, links):
    rows, _ = links
    rows.filter(number=1).delete()
    assert "Entries 1 to 1 of the record are missing." in chain.verify()


def test_a_removed_end_shows_against_the_head_kept_elsewhere(chain, links):
    rows, _ = links
    head = chain.head()
    rows.filter(number=5).delete()
    assert chain.verify() == []
    assert chain.head() != head


def test_an_entry_forged_whole_shows_at_the_next(chain, links):
    rows, _ = links
    row = rows.get(number=3)
    row.digest = b"\1" * 32
    row.hash = chain._hash(3, row.kind, row.on, row.digest, bytes(row.previous))
    row.save()
    assert chain.verify() == ["Entry 4 does not follow the one before it."]


def test_two_swapped_entries_show(chain, links):
    rows, _ = links
    two, three = rows.get(number=2), rows.get(number=3)
    rows.filter(number__in=(2, 3)).delete()
    two.number, three.number = 3, 2
    two.save(force_insert=True)
    three.save(force_insert=True)
    assert len(chain.verify()) >= 2


def test_an_entry_of_an_undone_transaction_was_never_there(chain):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        chain.append("decision", {"case": 1}, NOW)
        raise RuntimeError
    assert chain.head() == (0, "")
    assert chain.append("decision", {"case": 1}, NOW)[0] == 1


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_unbroken_record(chain, disk):
    """Each takes a turn; nobody's entry is lost and no two have one number."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections, transaction

    def write(worker):
        try:
            for step in range(5):
                with transaction.atomic():
                    chain.append("decision", {"worker": worker, "step": step}, NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert chain.head()[0] == 20
    assert chain.verify() == []
