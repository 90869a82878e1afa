"""Rows as people make them: what the schema promises holds for what is stored."""

import re

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from tealight.accounts.models import Member
from tests.ground.writes import changes_rows
from tests.structure.test_schema import EMPTY, MOMENTS, OURS

# Moments that are not whole hours by their nature; MOMENTS says why they betray nobody.
UNEVEN = {"jobs.Job.run_at", "jobs.Job.lease_until", "jobs.Tick.due_at", "accounts.Throttle.until",
          "rota.Shift.starts_at", "rota.Shift.ends_at"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The sample community, made here: every statement that changed a row meanwhile, its words and its values."""
    with django_db_blocker.unblock(), transaction.atomic(), transaction.atomic(using="ring"):
        from tealight.operations.demo.seed import seed

        written: list[tuple[str, object]] = []

        def note(execute, sql, params, many, context):
            if changes_rows(sql):
                written.append((sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            assert seed(timezone.now()), "the sample community was not made"
        yield written
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="ring")


def moments():
    for model in apps.get_models():
        if model._meta.app_label in OURS - {"keyring"}:
            for field in model._meta.local_fields:
                if isinstance(field, models.DateTimeField):
                    yield f"{model._meta.label}.{field.name}", model, field


def test_every_moment_stored_is_a_whole_hour(world):
    assert MOMENTS.keys() >= UNEVEN
    uneven, seen = {}, 0
    for name, model, field in moments():
        if name in UNEVEN:
            continue
        for moment in model.objects.exclude(**{f"{field.name}__isnull": True}).values_list(field.name, flat=True):
            seen += 1
            if (moment.minute, moment.second, moment.microsecond) != (0, 0, 0):
                uneven[name] = moment
    assert not uneven, uneven
    assert seen > 500


def test_the_tables_libraries_bring_stay_empty(world):
    filled = [column for column in EMPTY if apps.get_model(column.rsplit(".", 1)[0]).objects.exists()]
    assert not filled, filled


#: keys that begin with the hour the row beside them tells, and are drawn inside it: tests/search/test_engine.py
BY_THE_HOUR = {"search.Passage"}


def test_every_key_is_drawn_at_random(world):
    """Keys that crowd at the low end were counted, not drawn."""
    crowded = []
    for model in apps.get_models():
        if model._meta.app_label not in OURS - {"keyring"} or not isinstance(model._meta.pk, models.BigIntegerField):
            continue
        keys = list(model.objects.values_list("pk", flat=True)[:200])
        if len(keys) > 5 and max(keys) < 2**40 and model._meta.label not in BY_THE_HOUR:
            crowded.append(model._meta.label)
    assert not crowded, crowded


# The only tables whose rows may say which member they belong to: the account itself, its second
# factors, who asked to come in, and what Django keeps of editors. None of them holds a word.
MAY_NAME_A_MEMBER = {
    "accounts_member",
    "accounts_member_groups",
    "accounts_member_user_permissions",
    "accounts_arrival",
    "mfa_authenticator",
}


def members_in(values: object, ids: set[str]) -> set[str]:
    """Which member ids occur among values, as numbers or inside text."""
    return ids & set(re.findall(r"\d{6,16}", str(values)))


def test_no_statement_that_writes_anything_else_carries_a_member(world):
    """A thief who reads the log of statements, or the rows, must find no road from words to people."""
    ids = {str(member) for member in Member.objects.values_list("id", flat=True)}
    assert len(ids) > 40
    strays, looked = {}, 0
    for sql, values in world:
        table = re.search(r'(?:INTO|UPDATE|FROM) "(\w+)"', sql)[1]
        if table in MAY_NAME_A_MEMBER:
            continue
        looked += 1
        if members_in(values, ids):
            strays[table] = sql[:120]
    assert not strays, strays
    assert looked > 1000


def test_no_row_of_anything_else_names_a_member(world):
    ids = {str(member) for member in Member.objects.values_list("id", flat=True)}
    strays, looked = set(), 0
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                looked += 1
                if table not in MAY_NAME_A_MEMBER and members_in([v for v in row if not isinstance(v, bytes)], ids):
                    strays.add(table)
    assert not strays, sorted(strays)
    assert looked > 1000


def test_the_rule_would_notice_a_member():
    assert members_in((1, {"by": 4503599627370495}), {"4503599627370495"})
    assert members_in('["4503599627370495"]', {"4503599627370495"})
    assert not members_in((1, 4503599627370494), {"4503599627370495"})
