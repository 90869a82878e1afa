"""Rows straight from the driver: what Django would give, and only where nobody watches."""

from datetime import date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.db.transaction import TransactionManagementError

from tealight.accounts.models import Member, Persona
from tealight.groups.models import Group
from tealight.kernel import straight
from tealight.kernel.prepared import Prepared
from tealight.kernel.straight import Straight, is_watched
from tealight.magazine.bounds import only_the_magazine_changes
from tealight.place.models import PlaceSettings
from tealight.stories.models import Story
from tealight.web.middleware.read_only import nothing_is_written
from tests import make
from tests.budgets import counted

#: every kind of reader there is here, and columns that each become something else than what the driver gives
READS = {
    "columns": lambda: Group.objects.values_list("slug", "reactions", "place_in_list").order_by("id"),
    "columns that stay as they are": lambda: Group.objects.values_list("slug", "name").order_by("id"),
    "days, seals and lists": lambda: Member.objects.values_list("joined_on", "closed_on", "record", "roles").order_by("id"),
    "moments": lambda: Story.objects.values_list("hour", "id", "held_on").order_by("id"),
    "a column alone": lambda: Member.objects.values_list("joined_on", flat=True).order_by("id"),
    "columns by word": lambda: Group.objects.values("slug", "reactions").order_by("id"),
    "models": lambda: Member.objects.order_by("id"),
    "models with less": lambda: Member.objects.defer("record", "roles").order_by("id"),
    "models with others": lambda: Member.objects.select_related("persona", "duty_persona").order_by("id"),
    "models of models": lambda: Story.objects.select_related("persona__member", "group").order_by("id"),
    "models and more": lambda: Persona.objects.annotate(twice=Concat(F("name"), Value(" %"), F("name"))).order_by("id"),
    "one order more than is shown": lambda: Group.objects.order_by("place_in_list").values_list("name").distinct(),
    "per cent": lambda: Group.objects.filter(name__contains="%").values_list("name", flat=True),
    "nothing": lambda: Group.objects.filter(id=1),
}


@pytest.fixture
def rows(ada, ben):
    """People, a story and two rooms, one of them with the sign that stands for a value."""
    make.a_story(ada)
    Group.objects.create(id=311, slug="room-311", name="100 % here", reactions=["candle"])
    Group.objects.create(id=312, slug="room-312", name="Another")


def taken_apart(found: list) -> list:
    """The rows with all that is in them: two models are equal already when their ids are."""
    return [(type(one), _inside(one) if hasattr(one, "_meta") else one) for one in found]


def _inside(model) -> dict:
    others = {name: _inside(other) for name, other in model._state.fields_cache.items() if other and name != "member"}
    held = {name: (type(value), value) for name, value in vars(model).items() if name != "_state"}
    return {**held, "others": others, "state": (model._state.db, model._state.adding)}


@pytest.mark.parametrize("kind", READS)
def test_it_gives_row_for_row_what_django_gives(rows, kind):
    reads = Prepared()
    assert not is_watched(connection)
    for _ in range(2):
        assert taken_apart(reads.ask(kind, READS[kind])) == taken_apart(list(READS[kind]()))


@pytest.mark.parametrize("bound", [nothing_is_written, only_the_magazine_changes, counted])
def test_django_asks_wherever_somebody_watches(place, monkeypatch, bound):
    reads, write = Prepared(), lambda: PlaceSettings.objects.values_list("name")
    found = reads.ask("place", write)

    def taken(*args):
        raise AssertionError("asked past those who watch")

    monkeypatch.setattr(Straight, "rows", taken)
    with bound():
        assert reads.ask("place", write) == found
    with pytest.raises(AssertionError, match="past those"):
        reads.ask("place", write)


def test_who_watches_is_shown_the_statement(place):
    reads, seen = Prepared(), []

    def watch(execute, sql, params, many, context):
        seen.append(sql)
        return execute(sql, params, many, context)

    for _ in range(2):
        with connection.execute_wrapper(watch):
            reads.ask("place", lambda: PlaceSettings.objects.values_list("name"))
    assert len(seen) == 2


def test_a_fault_of_the_driver_is_told_in_djangos_words(place):
    with pytest.raises(DatabaseError), transaction.atomic():
        Straight("SELECT nothing FROM nowhere", (), list).rows(connection, ())


def test_nothing_is_asked_in_a_transaction_that_failed(place):
    reads, write = Prepared(), lambda: PlaceSettings.objects.values_list("name")
    reads.ask("place", write)
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(TransactionManagementError):
            reads.ask("place", write)


def test_a_day_and_a_moment_are_what_they_were_said_to_be(rows):
    reads = Prepared()
    days = reads.ask("days", lambda: Member.objects.values_list("joined_on", flat=True))
    hours = reads.ask("hours", lambda: Story.objects.values_list("hour", flat=True))
    assert days and {type(day) for day in days} == {date}
    assert hours and {type(hour) for hour in hours} == {datetime} and all(hour.tzinfo for hour in hours)


def test_a_kind_of_rows_that_only_django_knows_is_left_to_it(rows):
    by_word = Group.objects.values("slug")
    compiler = by_word.query.get_compiler(using="default")
    sql, _ = compiler.as_sql()
    assert straight.straight(sql, compiler, {}, by_word._iterable_class) is None
