"""Minimising phrases: said to somebody they are met, told of others or of oneself they are not."""

import pytest

from tealight.screening import screen
from tealight.screening.phrases import PHRASES
from tests.structure.test_templates import WOUNDING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oh hun. At least you know you can get pregnant.", "At least you know you can get pregnant"),
        ("At least it was early, love.", "At least it was early"),
        ("Everything happens for a reason.", "Everything happens for a reason"),
        ("everythin happens 4 a reason babe", "everythin happens 4 a reason"),
        ("Sorry for your loss. You can try again.", "You can try again"),
        ("u can try agen x", "u can try agen"),
        ("God needed another angel.", "God needed another angel"),
        ("She's in a better place now.", "in a better place now"),
        ("It just wasn't meant to be.", "wasn't meant to be"),
        ("STAY STRONG HUN", "STAY STRONG HUN"),
        ("You're young, there's time.", "You're young"),
        ("Be grateful for the ones you have.", "Be grateful for the ones you have"),
        ("It's nature's way.", "nature's way"),
        ("Time heals.", "Time heals"),
        ("Just relax and it'll happen.", "Just relax and it'll happen"),
    ],
)
def test_a_minimising_phrase_is_met_with_better_words(text, words):
    (nudge,) = screen(text).nudges
    assert nudge.evidence.words == words
    assert nudge.better


@pytest.mark.parametrize(
    "text",
    [
        # said by others
        "If one more person says at least it was early, I'll scream.",
        "People keep saying you can try again.",
        "My mother-in-law told me everything happens for a reason.",
        "“God needed another angel”, said the lady at the bus stop.",
        "Nine cards say 'stay strong'.",
        "“You can try again.” On a mug! I've put pens in it.",
        "Things not to say: at least you're young, it wasn't meant to be.",
        "I promise I'll never say you can try again.",
        # of oneself
        "At least I got to hold him.",
        "At least we know now.",
        "At least he was warm.",
        "I keep telling myself be strong.",
        "We've decided we will try again.",
        "I'm young, I know.",
        "I'm grateful for the four days I had.",
        # something else altogether
        "At least three of us are coming to the picnic.",
        "Would you at least let us bring you soup?",
        "If the page freezes, close it and try again.",
        "You don't have to be strong here.",
        "Take all the time you need.",
        "We were meant to be in Wales this week.",
        "I'm so sorry. What was her name?",
        "I don't know why. I'm just here.",
    ],
)
def test_what_minimises_nothing_is_left_alone(text):
    assert not screen(text).nudges


def test_two_phrases_at_one_place_are_one_nudge_and_two_apart_are_two():
    assert len(screen("At least you can try again.").nudges) == 1
    assert len(screen("You can try again. Everything happens for a reason.").nudges) == 2


@pytest.mark.parametrize("better", sorted({phrase.better for phrase in PHRASES}))
def test_our_own_words_wound_nobody(better):
    assert not WOUNDING.search(better)
    assert "!" not in better
    assert len(better) < 80
