"""A new copy of the recovery key is asked for when the master key changes, until it is confirmed."""

from datetime import timedelta

import pytest

from tealight.accounts.queries.keyed import some_keyed_members
from tealight.kernel.verdict import NotFound, Refused
from tealight.kernel.viewer import System
from tealight.place.actions.ask_key_copy import ask_key_copy
from tealight.place.actions.confirm_key_copy import confirm_key_copy
from tealight.place.models import PlaceSettings
from tealight.place.queries import answers, key_copy_due_on
from tests.make import NOW, TEST

pytestmark = pytest.mark.django_db


def test_a_copy_is_due_from_the_change_until_it_is_confirmed(olive):
    assert key_copy_due_on(TEST) is None
    ask_key_copy(viewer=TEST, now=NOW)
    ask_key_copy(viewer=TEST, now=NOW + timedelta(days=3))  # taken up again, days later
    assert key_copy_due_on(TEST) == NOW.date()
    assert answers(TEST).is_open, "people are not shut out for it"
    confirm_key_copy(viewer=TEST, now=NOW + timedelta(days=4))
    assert key_copy_due_on(TEST) is None
    assert PlaceSettings.objects.get().key_copy_confirmed_on == (NOW + timedelta(days=4)).date()


def test_before_opening_set_up_asks_for_the_copy_again(olive):
    PlaceSettings.objects.update(opened_on=None)
    assert answers(TEST).key_copy_confirmed
    ask_key_copy(viewer=TEST, now=NOW)
    assert not answers(TEST).key_copy_confirmed
    confirm_key_copy(viewer=TEST, now=NOW)
    assert answers(TEST).key_copy_confirmed and key_copy_due_on(TEST) is None


@pytest.mark.parametrize("deed", [ask_key_copy, confirm_key_copy])
def test_only_an_operator_says_what_copies_there_are(ada, deed):
    with pytest.raises(Refused):
        deed(viewer=ada, now=NOW)
    with pytest.raises(Refused):
        key_copy_due_on(ada)


def test_whose_keys_must_be_there_is_for_the_software_alone(ada, ben, olive):
    assert {ada.member_id, ben.member_id} <= set(some_keyed_members(System("start"), most=100))
    assert len(some_keyed_members(System("start"), most=1)) == 1
    with pytest.raises(NotFound):
        some_keyed_members(olive, most=1)
