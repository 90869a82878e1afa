"""A row written by a statement made once is the row Django would have written."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tealight.kernel import rows
from tests import make

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OTHER = {"id", "ordinal"}  # what tells two rows apart


def seen(model, number):
    return {name: value for name, value in model.objects.filter(pk=number).values().get().items() if name not in OTHER}


@pytest.fixture
def reply(ada, ben):
    """`reply(ordinal)`: a reply of Ben's, not stored, with something in every kind of column."""
    from tealight.stories.models import Reply

    story = make.a_story(ada)
    return lambda ordinal: Reply(
        story_id=story, persona_id=ben.persona_id, ordinal=ordinal, notes=5, hour=NOON, edited_on=date(2026, 3, 2),
        source="It’s “said” %s.", parts=[[5, "<p>It’s “said”.</p>"]], pictures=[{"id": 7, "alt": "a cup"}],
    )


def test_an_inserted_row_is_what_a_saved_one_is(reply):
    one, other = reply(50), reply(51)
    rows.insert(one)
    other.save(force_insert=True)
    assert seen(type(one), one.pk) == seen(type(one), other.pk)
    assert not one._state.adding and one._state.db == "default"
    one.source = "Changed."
    one.save()  # it is known to be there
    assert seen(type(one), one.pk)["source"] == "Changed."


def test_several_are_inserted_or_none(reply):
    several = [reply(number) for number in (50, 51, 52)]
    rows.insert(*several)
    rows.insert()
    found = [seen(type(one), one.pk) for one in several]
    assert found[0] == found[1] == found[2]
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.insert(reply(53), reply(52))
    assert not type(several[0]).objects.filter(ordinal=53).exists()


def test_where_something_unique_is_taken_nothing_is_inserted_and_all_goes_on(reply):
    one, other = reply(50), reply(51)
    assert rows.insert_if_free(one)
    other.save(force_insert=True)
    assert seen(type(one), one.pk) == seen(type(one), other.pk) and not one._state.adding
    there = reply(52)
    there.id, there.source = one.id, "Another’s."
    assert not rows.insert_if_free(there) and there._state.adding
    # In the transaction it was tried in: no savepoint had to stand before it.
    assert seen(type(one), one.pk)["source"] == one.source


def test_what_breaks_another_rule_is_not_taken_for_one_that_is_there(reply):
    broken = reply(50)
    broken.hour = None
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.insert_if_free(broken)


def test_sealed_words_and_empty_columns_are_kept_as_they_are(ben):
    from tealight.stories.models import Draft

    field, made = Draft._meta.get_field("body"), []
    for number in (1, 2):
        made.append(Draft(id=number, tag=bytes([number]) * 32, body=field.seal_json(ben.keys, number, {"kept": "words"}), day=NOON.date()))
    rows.insert(made[0])
    made[1].save(force_insert=True)
    for draft in Draft.objects.filter(id__in=(1, 2)):
        assert draft.body.open_json(ben.keys, draft.id) == {"kept": "words"}
        assert (draft.day, bytes(draft.tag)) == (NOON.date(), bytes([draft.id]) * 32)


def test_an_update_writes_the_fields_it_is_told_and_no_others(reply):
    one = reply(50)
    rows.insert(one)
    before = seen(type(one), one.pk)
    one.source, one.notes, one.parts = "Changed.", 8, [[8, "<p>Changed.</p>"]]
    rows.update(one, "source", "parts")
    after = seen(type(one), one.pk)
    assert after == {**before, "source": "Changed.", "parts": [[8, "<p>Changed.</p>"]]}
