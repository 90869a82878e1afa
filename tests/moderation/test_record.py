"""Every decision, undoing, appeal and outcome stands in the record; whoever changes one is shown."""

from datetime import timedelta

import pytest

from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System
from tealight.ledger import chain
from tealight.ledger.models import Link
from tealight.moderation.actions.decide import decide
from tealight.moderation.actions.forget_decisions import KEPT, forget_decisions
from tealight.moderation.actions.hear_appeal import hear_appeal
from tealight.moderation.actions.undo_decision import undo_decision
from tealight.moderation.judgement import Judgement
from tealight.moderation.models import Appeal, Decision, Entry
from tealight.moderation.queries.record import changed_decisions
from tests import make
from tests.moderation.asking import again
from tests.moderation.cases import REASON, of_story
from tests.moderation.deciding import appeal


def faults() -> list[str]:
    """What `tealight doctor` says of the record."""
    return [*chain.verify(), *changed_decisions(System("doctor"))]


@pytest.fixture
def number(ada, mira, now):
    """A decision that was appealed, upheld by another, and undone after all."""
    rowan = make.a_person("Rowan", roles=("moderator",))
    story = make.a_story(ada, "The General, ward nine.")
    made = decide(viewer=mira, now=now, case=of_story(story), judged=Judgement(what="remove", reason=REASON))
    appeal(again(ada), made)
    hear_appeal(viewer=rowan, now=now, appeal=Appeal.objects.get().id, outcome="upheld", words="It names a ward.")
    undo_decision(viewer=rowan, now=now, decision=made)
    return made


def test_each_step_has_its_entry_and_nothing_is_wrong(number):
    kinds = ("decision", "decision-appealed", "appeal-heard", "decision-undone")
    assert all(len(chain.numbers_of([kind])) == 1 for kind in kinds) and faults() == []
    assert all(REASON.encode() not in bytes(row.facts) for row in Entry.objects.all())


def _resealed(row, column, **changed):
    field = row._meta.get_field(column)
    return field.seal_json(place_keys(), row.id, {**getattr(row, column).open_json(place_keys(), row.id), **changed})


def change_a_decision():
    Decision.objects.filter(what="remove").update(what="warn")


def change_a_reason():
    row = Decision.objects.get(what="remove")
    Decision.objects.filter(id=row.id).update(sealed=_resealed(row, "sealed", reason="Another."))


def change_who_decided():
    row = Entry.objects.order_by("number").first()
    Entry.objects.filter(id=row.id).update(facts=_resealed(row, "facts", by=1))


def undo_unseen():
    Decision.objects.update(lifted_on=None)


def change_an_outcome():
    Appeal.objects.update(outcome="undone")


def delete_a_decision():
    Decision.objects.all().delete()


def delete_facts():
    Entry.objects.order_by("number").first().delete()


def delete_an_appeal():
    Appeal.objects.all().delete()


def add_a_decision():
    row = Decision.objects.get(what="remove")
    row.pk = row.id = 7
    row.sealed = Decision._meta.get_field("sealed").seal_json(place_keys(), 7, {})
    row._state.adding = True
    row.save()


def change_an_entry():
    Link.objects.filter(kind="decision").update(kind="decision-undone")


def delete_an_entry():
    Link.objects.filter(kind="decision-appealed").delete()


def reorder():
    first, second = Link.objects.order_by("number")[:2]
    Link.objects.filter(number=first.number).update(number=99)
    Link.objects.filter(number=second.number).update(number=first.number)
    Link.objects.filter(number=99).update(number=second.number)


@pytest.mark.parametrize(("tamper", "said"), [
    (change_a_decision, "The decision of entry 1 of the record was changed"),
    (change_a_reason, "The decision of entry 1 of the record was changed"),
    (change_who_decided, "What is kept for entry 1 of the record was changed"),
    (undo_unseen, "Whether the decision of entry 1 was undone"),
    (change_an_outcome, "The outcome of entry 3"),
    (delete_a_decision, "The decision of entry 1 of the record is gone"),
    (delete_facts, "What is kept for entry 1 of the record, a decision, is gone"),
    (delete_an_appeal, "The appeal of entry 2 of the record is gone"),
    (add_a_decision, "There is a decision of which the record has no entry"),
    (change_an_entry, "Entry 1 was changed"),
    (delete_an_entry, "Entries 2 to 2 of the record are missing"),
    (reorder, "does not follow the one before it"),
], ids=lambda value: getattr(value, "__name__", ""))
def test_what_was_changed_is_said_in_a_sentence(number, tamper, said):
    tamper()
    found = faults()
    assert any(said in fault for fault in found), found
    assert "Ada" not in str(found) and REASON not in str(found)


def test_forgotten_in_its_time_the_record_stays_whole(number, mira, ada, now):
    later = now + KEPT + timedelta(days=1)
    stands = decide(
        viewer=mira, now=now, case=of_story(make.a_story(again(ada), "More.")), judged=Judgement(what="write", reason=REASON)
    )
    assert forget_decisions(viewer=System("test"), now=later - timedelta(days=2)) == 0
    assert forget_decisions(viewer=System("test"), now=later) == 1
    assert list(Decision.objects.exclude(what="").values_list("id", flat=True)) == [stands] and not Appeal.objects.exists()
    assert Entry.objects.filter(facts=None).count() == 4 and faults() == []


def test_the_record_is_checked_by_the_software_alone(olive):
    with pytest.raises(Refused):
        changed_decisions(olive)
