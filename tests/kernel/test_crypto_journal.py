"""The erasure journal: what was erased, by its id, and nothing that says whose it was or what went together."""

from datetime import date, timedelta

import pytest

from tealight.kernel.crypto import journal
from tealight.kernel.crypto.models import Erased

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 4)


def erased(kind):
    return [thing for some in journal.erased(kind) for thing in some]


def test_what_was_erased_is_known_by_its_kind_and_id_once():
    for _ in range(2):
        journal.note_erased("story", [7, 3], TODAY)
    journal.note_erased("reply", [7], TODAY)
    assert erased("story") == [3, 7] and erased("reply") == [7]
    assert Erased.objects.count() == 3


def test_it_is_kept_longer_than_any_backup_and_then_forgotten():
    journal.note_erased("story", range(1, 60), TODAY)
    journal.forget_erased(TODAY + timedelta(days=journal.KEPT_DAYS))
    assert len(erased("story")) == 59
    journal.forget_erased(TODAY + timedelta(days=52))
    assert erased("story") == []


def test_what_one_person_erased_on_one_day_is_no_group():
    journal.note_erased("story", range(1, 100), TODAY)
    assert {field.name for field in Erased._meta.fields} == {"id", "kind", "thing", "until"}
    assert len(set(Erased.objects.values_list("until", flat=True))) > 5, "the day would be theirs alone"
