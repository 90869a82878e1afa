"""Danger: found where it is told, left alone where it only sounds like it, and said with the words that led there."""

import json
from pathlib import Path

import pytest

from tealight.screening import danger_of, screen
from tealight.screening.learned.passages import passages
from tealight.screening.reading import read

HELD_OUT = Path(__file__).parent / "labelled" / "held-out.jsonl"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I've written the letters.", "self-harm"),
        ("i just want to die tbh", "self-harm"),
        ("soaking a pad every fifteen minutes and dizzy", "medical"),
        ("7 weeks, stabbing pain low on the left and my shoulder tip is killing me", "medical"),
        ("he's smashed the door in", "abuse"),
        ("they swapped the scan, I'm going to get her back", "psychosis"),
        ("My sister just texted goodbye and her phone is off.", "other-person"),
        ("I shook the baby last night. He wouldn't stop.", "child-at-risk"),
        ("I'm 15 and I had a miscarriage and my parents don't know.", "child-at-risk"),
    ],
)
def test_danger_is_found_and_named(text, kind):
    assert screen(text).danger.kind == kind and danger_of(text) == screen(text).danger


@pytest.mark.parametrize(
    "text",
    [
        "my baby died",
        "I wish it had been me",
        "this grief is killing me",
        "I took my painkillers and the cat is here",
        "tonight's the night we scatter the ashes",
        "I was suicidal after my first loss. I'm not now.",
        "I bled for two weeks after and then it was over.",
        "The voices of the choir carried me through.",
        "",
    ],
)
def test_ordinary_words_of_grief_are_left_alone(text):
    assert screen(text).danger is None


def test_a_plan_is_told_from_a_feeling():
    assert screen("I've enough tablets saved up and I'm going to take them tonight.").danger.plan
    assert not screen("I don't want to be alive any more.").danger.plan


def test_a_sentence_in_the_middle_of_a_long_letter_is_found():
    quiet = "We planted a tree for her in the spring and it has taken. My mother comes on Sundays and we drink tea. "
    told = "I have the tablets and I am going to take them tonight."
    found = screen(f"{quiet * 4}{told} {quiet * 4}").danger
    assert found.kind == "self-harm"
    assert all(one.words in told for one in found.evidence)


def test_every_sentence_of_a_long_text_is_in_a_passage():
    reading = read("One sentence of some few words here. " * 60)
    told = {one.number for passage in passages(reading) for one in passage.sentences}
    assert told == {one.number for one in reading.sentences}


def test_what_led_there_is_the_writers_own_letters():
    text = "Hello all. I can’t see any reason to stay ALIVE!! Sorry."
    found = screen(text).danger
    assert found.evidence
    assert all(text[one.start : one.end] == one.words for one in found.evidence)


def test_texts_never_seen_are_judged_as_well_as_we_say():
    """Bounds a little below docs/screening.md: whoever makes screening worse has to say so there."""
    rows = [json.loads(line) for line in HELD_OUT.read_text("utf-8").splitlines()]
    found = [screen(row["text"]).danger is not None for row in rows]
    danger = [row["danger"] is not None for row in rows]
    recall = sum(one for one, is_there in zip(found, danger, strict=True) if is_there) / sum(danger)
    alarms = sum(one for one, is_there in zip(found, danger, strict=True) if not is_there) / (len(rows) - sum(danger))
    assert recall > 0.73
    assert alarms < 0.045
