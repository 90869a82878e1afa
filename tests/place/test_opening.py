"""The doors open with every promise written down, and not before."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tealight.kernel.verdict import Refused
from tealight.place.actions.issue_setup_link import issue_setup_link
from tealight.place.actions.lay_foundations import lay_foundations
from tealight.place.actions.mark_as_sample import mark_as_sample
from tealight.place.actions.open_place import open_place
from tealight.place.actions.shape_place import shape_place
from tealight.place.actions.write_rules import write_rules
from tealight.place.models import PlaceSettings
from tealight.place.queries import answers, opens_setup, place
from tealight.place.rules import read_rules
from tests.make import NOW, TEST, a_place

ANSWERS = {
    "rules": "Speak of your own.",
    "confidentiality": "What you tell stays here.",
    "hours": [{"days": [0], "from": "19:00", "to": "23:00"}],
    "safeguarding_lead": "Hazel Dunn",
    "safeguarding_deputy": "Mira Holt",
    "out_of_hours_plan": "Nobody watches; the page says so.",
    "police_position": "We tell what the law requires.",
    "key_copy_confirmed_on": NOW.date(),
    "without_mail_on": NOW.date(),
}


def answer(**given):
    if rules := given.pop("rules", ""):
        write_rules(viewer=TEST, now=NOW, rules=read_rules(rules))
    shape_place(viewer=TEST, now=NOW, **given)


@pytest.fixture
def closed(db):
    lay_foundations(viewer=TEST, now=NOW, name="Harbour")


def test_an_empty_place_says_all_that_is_missing_at_once(closed):
    assert len(answers(TEST).missing) == len(ANSWERS)
    with pytest.raises(Refused) as refused:
        open_place(viewer=TEST, now=NOW)
    assert all(sentence in refused.value.sentence for sentence in answers(TEST).missing)


@pytest.mark.parametrize("left_out", sorted(ANSWERS))
def test_without_any_one_answer_the_place_does_not_open(closed, left_out):
    given = {column: value for column, value in ANSWERS.items() if column != left_out}
    answer(**given)
    with pytest.raises(Refused):
        open_place(viewer=TEST, now=NOW)
    assert not place().is_open
    # and the database itself refuses what the code forbids
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceSettings.objects.update(opened_on=NOW.date())


def test_with_all_answers_it_opens_and_its_link_dies(closed):
    token = issue_setup_link(viewer=TEST, now=NOW)
    assert opens_setup(token)
    answer(**ANSWERS)
    for _ in range(2):
        open_place(viewer=TEST, now=NOW)
    assert place().is_open and not opens_setup(token)
    assert issue_setup_link(viewer=TEST, now=NOW) == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceSettings.objects.update(setup_tag=b"x" * 32)


def test_an_open_place_keeps_its_promises(db):
    a_place()
    with pytest.raises(ValidationError):
        shape_place(viewer=TEST, now=NOW, safeguarding_lead="")
    assert answers(TEST).safeguarding_lead == "Hazel Dunn"


def test_a_new_link_ends_the_one_before(closed):
    first, second = issue_setup_link(viewer=TEST, now=NOW), issue_setup_link(viewer=TEST, now=NOW)
    assert not opens_setup(first) and opens_setup(second)
    assert first.encode() not in bytes(PlaceSettings.objects.get().setup_tag)


@pytest.mark.parametrize("token", ["", "x", "ä", "a" * 10_000])
def test_what_is_no_link_opens_nothing(closed, token):
    issue_setup_link(viewer=TEST, now=NOW)
    assert not opens_setup(token)


def test_a_real_place_never_becomes_a_sample(db):
    a_place()
    with pytest.raises(Refused):
        mark_as_sample(viewer=TEST, now=NOW)
    assert not place().is_sample
