"""How well the judgement does on the labelled set: figures that may rise (docs/related.md), and what it says of why."""

import pytest

from bench import related as bench
from tealight.magazine.related.asking import asking, offered
from tealight.magazine.related.concepts import CHAPTERS, CONCEPTS
from tealight.magazine.related.near import Head, Shelf
from tests.structure.test_templates import WOUNDING


@pytest.mark.parametrize("half", bench.HALVES)
def test_related_articles_are_found_as_well_as_told_and_better_than_by_words_alone(half):
    given = bench.wished()
    figures = {name: bench.judged(found, half, given) for name, found in bench.ways(given).items()}
    floor = {"tune": (0.74, 0.96), "apart": (0.77, 0.91)}[half]
    assert (figures["related"].precision, figures["related"].rank) >= floor
    assert figures["related"].rank >= floor[1]
    assert figures["related"].precision > figures["words alone"].precision + 0.3


@pytest.mark.parametrize("half", bench.HALVES)
def test_stories_that_ask_are_answered_and_the_others_left_in_peace(half):
    found = bench.beside(half, bench.wished(), bench.asked())
    assert found.answered >= 0.9
    assert found.right >= 0.75
    assert found.peace == 1.0


def test_the_same_question_in_other_words_says_so():
    shelf = Shelf([
        Head(1, "One", ("Is a D&C safe?",)), Head(2, "Two", ("Is surgical management safe?",)), Head(3, "Three", ("Will there be ashes?",)),
    ])
    near = shelf.related(1)
    assert [(one.id, one.why) for one in near] == [(2, "answers the same question")]


def test_a_shared_topic_is_named():
    shelf = Shelf([Head(1, "If a scan finds nothing", topics=("Scans",)), Head(2, "A second ultrasound", topics=("Scans",)), Head(3, "Ashes")])
    assert shelf.related(1)[0].why == "same topic: Scans"


@pytest.mark.parametrize(
    "said",
    ["Why us?", "How do you all do it?", "Isn’t he lovely?", "Am I a bad friend?", "Does anyone else cry in the car?", "We lit a candle.", "", "???"],
)
def test_a_question_to_hearts_asks_for_no_facts(said):
    assert not asking("", said)


@pytest.mark.parametrize("said", ["Is it my fault?", "Did I do this?", "How long will I bleed?", "Does anyone know what tests they do", "Am I entitled to leave?"])
def test_a_question_with_an_answer_asks_for_facts(said):
    assert asking("", said)


def test_what_is_shown_of_the_groups_of_words_wounds_nobody():
    shown = [*(one.label for one in CONCEPTS), *CHAPTERS]
    assert [one for one in shown if WOUNDING.search(one)] == []


def test_nothing_is_offered_where_nothing_is_near():
    shelf = Shelf([Head(1, "Burial and cremation", ("Will there be ashes?",)), Head(2, "When milk comes", ("How can I stop it?",))])
    assert offered(shelf, "", "Am I entitled to sick leave?") == []


def test_no_article_and_no_word_is_too_strange():
    shelf = Shelf([Head(1, ""), Head(2, "\u0000 🕯 " * 50)])
    assert shelf.related(1) == [] and offered(shelf, "?" * 500, "Can\n?\u202e bleed?" * 200) == []
