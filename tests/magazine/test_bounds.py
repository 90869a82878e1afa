"""What is done in the CMS reaches the magazine's tables and no others."""

import pytest
from django.apps import apps
from django.db import connections, transaction
from django.test import RequestFactory

from tealight.accounts.models import Member
from tealight.magazine.bounds import OutOfBounds, _tables_of_others, only_the_magazine_changes
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
    others = _tables_of_others()
    for label in ("accounts", "stories", "groups", "place", "ledger", "mail", "auth", "mfa"):
        assert {model._meta.db_table for model in apps.get_app_config(label).get_models()} <= others
    assert "wagtailcore_page" not in others and "jobs_job" not in others


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
