"""Whoever comes by again is known, as long as nothing of them changed, and forgotten when they stay away."""

from datetime import timedelta

from tealight.accounts.actions.block_persona import block_persona
from tealight.accounts.queries import viewer as people
from tests.make import NOW, as_viewer


def minutes(number: int):
    return NOW + timedelta(minutes=number)


def test_whoever_comes_again_is_the_same_person_until_something_of_them_changes(ada, ben):
    known = as_viewer(ada.member_id)
    assert as_viewer(ada.member_id, minutes(5)) is known, "with all that asking on their behalf has worked out"
    block_persona(viewer=known, now=NOW, persona_id=ben.persona_id)
    assert as_viewer(ada.member_id).blocked == {ben.persona_id}


def test_whoever_stays_away_is_forgotten_with_their_keys(ada, ben):
    """A member who closed their account never asks again, and their keys were destroyed in another process."""
    for moment in (minutes(0), minutes(8)):
        as_viewer(ada.member_id, moment)
    as_viewer(ben.member_id, minutes(17))
    assert ada.member_id in people._recent, "not so long ago"
    as_viewer(ben.member_id, minutes(19))
    assert ben.member_id in people._recent and ada.member_id not in people._recent
