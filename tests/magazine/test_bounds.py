"""What is done in the CMS reaches the magazine's tables and no others."""

import pytest
from django.apps import apps
from django.db import connections, transaction
from django.test import RequestFactory

from tealight.accounts.models import Member
from tealight.magazine.bounds import OutOfBounds, _own_tables, only_the_magazine_changes
from tealight.magazine.door import _enter


def test_nobody_is_deleted_from_within(edda, ben):
    with only_the_magazine_changes(), pytest.raises(OutOfBounds), transaction.atomic():
        Member.objects.filter(id=ben.member_id).delete()
    assert Member.objects.filter(id=ben.member_id).exists()


def test_nobody_is_given_a_role_from_within(edda, ben):
    with only_the_magazine_changes(), pytest.raises(OutOfBounds):
        Member.objects.filter(id=ben.member_id).update(is_superuser=True)


def test_the_key_ring_is_out_of_reach(edda):
    with only_the_magazine_changes(), pytest.raises(OutOfBounds), connections["ring"].cursor() as cursor:
        cursor.execute("DELETE FROM keyring_anything")


def test_the_bounds_hold_while_a_page_of_the_cms_answers(edda, ben):
    def overlooked(request):
        Member.objects.filter(id=ben.member_id).delete()

    request = RequestFactory().get("/desk/cms/overlooked/")
    request.user = Member.objects.get(id=edda.member_id)
    with pytest.raises(OutOfBounds):
        _enter(overlooked)(request)


def test_every_table_but_the_magazines_is_out_of_bounds():
    own = _own_tables()
    for label in ("accounts", "stories", "groups", "place", "ledger", "mail", "auth", "mfa"):
        assert not {model._meta.db_table for model in apps.get_app_config(label).get_models()} & own
    assert {"wagtailcore_page", "jobs_job", "magazine_article"} <= own


@pytest.mark.parametrize("sql", [
    "WITH gone AS (SELECT 1) DELETE FROM accounts_member", "DROP TABLE accounts_member", "MERGE INTO accounts_member USING x ON true",
    "DELETE FROM search_words", "ALTER TABLE accounts_member ADD x int", "/* */ DELETE FROM accounts_member",
])  # fmt: skip
def test_what_is_written_in_a_way_nobody_foresaw_is_out_of_bounds_too(edda, sql):
    with only_the_magazine_changes(), pytest.raises(OutOfBounds), connections["default"].cursor() as cursor:
        cursor.execute(sql)


def test_reading_and_ending_a_transaction_is_not(edda):
    with only_the_magazine_changes(), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("WITH one AS (SELECT 1) SELECT * FROM one")
        assert cursor.fetchall() == [(1,)]


def test_the_magazines_own_pages_can_be_written(bare_page):
    with only_the_magazine_changes():
        bare_page.title = "Milk, afterwards"
        bare_page.save_revision().publish()
    bare_page.refresh_from_db()
    assert bare_page.live and bare_page.title == "Milk, afterwards"


@pytest.mark.parametrize("address", ["bulk/accounts/member/delete/?id={}", "bulk/accounts/member/assign_role/?id={}"])
def test_members_are_no_thing_of_the_cms(cms, ben, address):
    assert cms.get("/desk/cms/" + address.format(ben.member_id)).status_code == 404


def test_a_role_taken_away_binds_at_the_next_request(cms, edda, olive, now):
    from tealight.accounts.actions.revoke_role import revoke_role

    assert cms.get("/desk/cms/").status_code == 200
    revoke_role(viewer=olive, now=now, persona_id=edda.persona_id, role="editor")
    assert cms.get("/desk/cms/").status_code == 404
