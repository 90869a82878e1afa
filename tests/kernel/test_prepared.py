"""Statements that are kept: written once, never a row, never for another viewer."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from django.db.models import BooleanField, IntegerField, Value

from tealight.groups.models import Group
from tealight.kernel import clock, prepared
from tealight.kernel.prepared import Prepared
from tealight.kernel.viewer import Filters, Person, Visitor
from tealight.place.models import PlaceSettings
from tests.budgets import counted
from tests.ground.doubt import Doubt
from tests.make import NOW


@pytest.fixture
def trusting(monkeypatch):
    """As in a real place: kept statements are not compared."""
    monkeypatch.setattr(prepared, "doubts", None)


def by_id(number: int):
    return Group.objects.filter(id=number)


def a_room(number: int) -> Group:
    return Group.objects.create(id=number, slug=f"room-{number}", name=f"Room {number}")


def test_a_statement_is_written_once_and_asked_with_other_values(place, trusting):
    rooms, written, reads = [a_room(301), a_room(302)], [], Prepared()

    def write(number: int):
        written.append(number)
        return by_id(number)

    assert [reads.ask("by id", write, number) for number in (301, 302, 303)] == [[rooms[0]], [rooms[1]], []]
    assert len(written) == 1


def test_rows_are_asked_for_each_time(place, trusting):
    reads = Prepared()
    assert reads.ask("by id", by_id, 304) == []
    room = a_room(304)
    with counted() as asked:
        assert reads.ask("by id", by_id, 304) == [room]
    assert len(asked) == 2, "the viewer, who is always counted, and the statement"
    room.delete()
    assert reads.ask("by id", by_id, 304) == []


def test_what_it_gives_is_what_the_query_gives(place, trusting):
    a_room(305)
    for write in (
        lambda number: Group.objects.filter(id__gte=number).values_list("slug", "reactions").order_by("id"),
        lambda number: Group.objects.filter(id__gte=number).defer("welcome").order_by("id"),
        lambda number: Group.objects.filter(id__gte=number, id__in=()),
    ):
        reads = Prepared()
        assert reads.ask("x", write, 1) == reads.ask("x", write, 1) == list(write(1))


def test_days_and_bytes_are_given_too(place, trusting):
    from tealight.accounts.models import Session

    row = Session.objects.create(tag=b"t" * 32, body=b"sealed", expires_on=date(2030, 1, 2))
    reads = Prepared()

    def write(tag: bytes, day: date):
        return Session.objects.filter(tag=tag, expires_on__gte=day)

    assert reads.ask("s", write, b"u" * 32, date(2030, 1, 1)) == []
    assert reads.ask("s", write, b"t" * 32, date(2030, 1, 2)) == [row]
    assert reads.ask("s", write, b"t" * 32, date(2030, 1, 3)) == []


def test_a_value_that_is_not_in_the_statement_is_refused(place):
    with pytest.raises(ValueError, match="not in it"):
        Prepared().ask("wrong", lambda number: by_id(number * 2), 7)


def test_a_value_that_a_column_cannot_hold_does_not_stand_for_those_it_can(place):
    with pytest.raises(ValueError, match="not taken"):
        Prepared().ask("wrong", lambda number: Group.objects.filter(place_in_list=number), 7)


def test_a_kept_statement_that_is_not_what_would_be_asked_now_is_found(place, monkeypatch):
    monkeypatch.setattr(prepared, "doubts", lambda read: True)
    reads, wanted = Prepared(), [1]
    reads.ask("forgets who asks", lambda: by_id(wanted[0]))
    wanted[0] = 2
    with pytest.raises(AssertionError, match="not what would be asked now"):
        reads.ask("forgets who asks", lambda: by_id(wanted[0]))


def test_another_viewer_takes_nothing_over(place, ada):
    for viewer in (ada, Visitor(reads_open=True)):
        changed = replace(viewer, filters=Filters(leave_out=1))
        assert changed.prepared is not viewer.prepared
    assert isinstance(ada, Person)


def test_a_reading_of_the_settings_is_never_older_than_the_row(place, trusting):
    from tealight.place.queries import place as this_place

    assert this_place().name != "Another name"
    PlaceSettings.objects.update(name="Another name")
    assert this_place().name == "Another name"


def test_statements_of_one_text_are_each_read_their_own_way(place, trusting):
    a_room(301)

    def write(field):
        return lambda: Group.objects.filter(id=301).annotate(said=Value(1, output_field=field)).values_list("said")

    one, other = Prepared(), Prepared()
    assert one.ask("a number", write(IntegerField())) == [(1,)]
    asked_anew = list(write(BooleanField())())
    assert [*map(type, other.ask("yes or no", write(BooleanField()))[0])] == [*map(type, asked_anew[0])]


def test_words_are_given_too(place, trusting):
    reads = Prepared()
    a_room(306)
    a_room(307)

    def write(slug: str, number: int):
        return Group.objects.filter(slug=slug, id__gte=number).values_list("id", flat=True)

    assert [reads.ask("by slug", write, slug, 1) for slug in ("room-306", "room-307", "nothing")] == [[306], [307], []]


def test_a_kept_statement_is_doubted_again_after_whatever_may_have_changed_it(place, monkeypatch):
    """What the tests themselves rely on: a rule, a row or the clock may have changed meanwhile."""
    doubted, reads = Doubt(), Prepared()
    read = reads.written("by id", by_id, 1)
    assert [doubted(read), doubted(read)] == [True, False]
    a_room(301)
    assert [doubted(read), doubted(read)] == [True, False]
    with transaction.atomic():
        transaction.set_rollback(True)
    assert [doubted(read), doubted(read)] == [True, False]
    monkeypatch.setattr(clock, "now", lambda: NOW)
    assert [doubted(read), doubted(read), doubted(reads.written("by id", by_id, 1))] == [True, False, False]
