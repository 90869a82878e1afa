"""What leads to somebody is read out of one statement: the rules of tests/ground/leads.py."""

import pytest

from tests.ground import leads
from tests.ground.leads import Change, Owner

ADA = Owner(member=7_000_000_000_000_001, pen=7_000_000_000_000_002, name="Ada", duty=7_000_000_000_000_003, duty_name="Alder")


@pytest.mark.parametrize(
    ("sql", "params", "what"),
    [
        ('INSERT INTO "t" ("a", "b") VALUES (%s, %s)', [1, ADA.member], "INSERT t.b holds the member"),
        ('INSERT INTO "t" ("a", "b") VALUES (%s, %s), (%s, %s)', [1, 2, ADA.pen, 4], "INSERT t.a holds the pen name’s persona"),
        ('UPDATE "t" SET "a" = %s, "b" = NULL, "c" = %s WHERE "t"."id" = %s', [1, "for ada, once", 3], "UPDATE t.c holds the pen name"),
        ('UPDATE "t" SET "a" = %s WHERE "t"."id" = %s', [1, ADA.member], "UPDATE t.? holds the member"),
        ('DELETE FROM "t" WHERE "t"."id" IN (%s)', [ADA.pen], "DELETE t.? holds the pen name’s persona"),
        (f'UPDATE "t" SET "a" = {ADA.member}', [], "UPDATE t names its author in the statement itself"),
        ('INSERT INTO "t" ("a") VALUES (%s)', [f'{{"to": [{ADA.member}]}}'], "INSERT t.a holds the member"),
        ('INSERT INTO "t" ("a") VALUES (%s)', [memoryview(ADA.pen.to_bytes(8, "little"))], "INSERT t.a holds the pen name’s persona"),
        ('INSERT INTO "t" ("a", "b") VALUES (%s, %s)', [1, ADA.duty], "INSERT t.b holds the duty name’s persona"),
        ('UPDATE "t" SET "a" = %s WHERE "t"."id" = %s', ["alder looked", 3], "UPDATE t.a holds the duty name"),
        ('INSERT INTO "t" ("a") VALUES (%s)', [memoryview(ADA.duty.to_bytes(8, "big"))], "INSERT t.a holds the duty name’s persona"),
        ('INSERT INTO "t" ("a") VALUES (%s)', ["Adam and Nevada, at sea"], ""),
        ('UPDATE "t" SET "source" = %s WHERE "t"."id" = %s', ["I am Ada.", 3], ""),
    ],
)
def test_what_leads_to_somebody_is_read_out_of_a_statement(sql, params, what):
    assert leads.in_change(Change.of(sql, params, many=False), ADA) == what


def test_who_has_no_name_on_the_team_is_not_found_by_nothing():
    ben = Owner(member=ADA.member, pen=ADA.pen, name="Ben")
    change = Change.of('INSERT INTO "t" ("a", "b") VALUES (%s, %s)', [0, ""], many=False)
    assert leads.in_change(change, ben) == ""


@pytest.mark.parametrize("sql", ["SELECT 1", "SAVEPOINT s", "BEGIN IMMEDIATE", 'SELECT "a" FROM "t" FOR UPDATE'])
def test_what_only_reads_is_no_change(sql):
    assert Change.of(sql, [], many=False) is None


def test_every_judged_table_is_there(db):
    from django.db import connection

    assert {*leads.JUDGED} - {"search_words"} <= {*connection.introspection.django_table_names()}
