"""Whom a decision holds for says something to it, and the team learns nobody's name by that (PRIVACY 9)."""

import pytest

from tealight.accounts.models import Sanction
from tealight.kernel.verdict import NotFound, Refused
from tealight.moderation.actions.appeal_sanction import LONGEST
from tealight.moderation.models import Appeal
from tealight.moderation.queries.decisions import decisions
from tealight.moderation.queries.own import appealable
from tests import make
from tests.groups.dump import dump
from tests.moderation.asking import again
from tests.moderation.deciding import appeal, decide, face_of, lift


@pytest.fixture
def decided(ada, mira):
    """A decision about a face of Ada's."""
    return decide(mira, face_of(ada), "suspend")


def test_9_the_person_finds_what_holds_and_says_something_to_it_even_when_suspended(ada, mira, decided):
    (one,) = appealable(again(ada), make.NOW)
    assert one.decision == decided and "suspended" in one.sentence and not one.is_appealed
    appeal(again(ada), decided)
    assert appealable(again(ada), make.NOW)[0].is_appealed
    assert [(line.id, line.appeal) for line in decisions(mira)] == [(decided, "It was not me.")]


def test_9_what_is_said_stands_with_one_decision_and_no_other(ada, mira):
    decided, other = [decide(mira, face) for face in [face_of(ada), face_of(ada, "And this.")]]
    appeal(again(ada), decided)
    assert {line.id: line.appeal for line in decisions(mira)} == {decided: "It was not me.", other: ""}


def test_nobody_appeals_what_does_not_hold_for_them(ben, decided):
    with pytest.raises(NotFound):
        appeal(again(ben), decided)
    assert appealable(again(ben), make.NOW) == () and not Appeal.objects.exists()


def test_sent_twice_it_is_once_and_other_words_are_not_dropped_unsaid(ada, mira, decided):
    appeal(again(ada), decided)
    appeal(again(ada), decided, "  It was not me. ")
    with pytest.raises(Refused, match="already"):
        appeal(again(ada), decided, "It was me, and I am sorry.")
    assert Appeal.objects.count() == 1 and decisions(mira)[0].appeal == "It was not me."


@pytest.mark.parametrize("text", ["  ", "x" * (LONGEST + 1)])
def test_nothing_and_far_too_much_are_refused(ada, decided, text):
    with pytest.raises(Refused):
        appeal(again(ada), decided, text)


def test_lifted_it_needs_no_appeal(ada, mira, decided):
    lift(mira, decided)
    assert appealable(again(ada), make.NOW) == ()


def test_a_decision_from_before_there_were_numbers_is_said_and_not_appealed_here(ada):
    Sanction.objects.create(tag=ada.keys.slots("sanction/v1", 1)[0], kind="write")
    assert appealable(again(ada), make.NOW) == ()


def test_9_the_row_is_sealed_and_belongs_to_nobody_one_could_name(ada, decided):
    before = dump()
    appeal(again(ada), decided)
    after = dump()
    written = [(table, dict(row)) for table in sorted(after) for row in after[table] - before[table]]
    assert [table for table, _ in written] == ["ledger_link", "moderation_appeal", "moderation_case", "moderation_entry"]
    words = str(written)
    assert str(ada.member_id) not in words and str(ada.persona_id) not in words and "not me" not in words


def test_only_the_team_that_decides_reads_it(ada, olive, decided):
    appeal(again(ada), decided)
    for other in (again(ada), olive):
        with pytest.raises(Refused):
            decisions(other)
