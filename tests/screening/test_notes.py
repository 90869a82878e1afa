"""Content notes suggested from what is told; words that describe nothing suggest none."""

import pytest

from tealight.screening import screen
from tealight.screening.notes import NOTES, notes_in
from tealight.screening.reading import read


def notes(text: str) -> list[str]:
    return [suggestion.note for suggestion in screen(text).notes]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("My toddler posted a biscuit under the door.", "living-children"),
        ("The kids are off to their dad's.", "living-children"),
        ("I have two LC.", "living-children"),
        ("I'm 14 weeks pregnant again and terrified.", "pregnancy"),
        ("BFP this morning. I felt nothing.", "pregnancy"),
        ("My best friend is pregnant and due the same month.", "pregnancy"),
        ("A coworker brought her newborn in today.", "birth"),
        ("Our baby was born safely last week after three losses.", "birth"),
        ("Here's the scan, twelve weeks.", "scan-photo"),
        ("last one we got (scan)", "scan-photo"),
        ("This is Ivy, in the photo attached. She was born sleeping.", "baby-photo"),
        ("First day at school, photo attached.", "child-photo"),
        ("I bled for twelve days and passed clots.", "physical-detail"),
        ("I had a D&C on Tuesday.", "physical-detail"),
        ("The coffin was so small.", "baby-detail"),
        ("Her ashes are on the shelf.", "baby-detail"),
        ("He had a full head of black hair when he was born.", "baby-detail"),
        ("They sent me home twice from triage.", "hard-care"),
        ("My complaint to the hospital was upheld.", "hard-care"),
        ("Our embryo transfer failed.", "ivf"),
        ("Another round of IVF.", "ivf"),
        ("I lost twin girls at 22 weeks.", "twins"),
        ("Eleven days beside the incubator.", "nicu"),
        ("Last year I was suicidal. I'm glad I stayed.", "self-harm"),
        ("My ex was violent, years ago.", "abuse"),
        ("I pray for her every night.", "faith"),
        ("Our priest said a Mass.", "faith"),
    ],
)
def test_a_note_is_suggested_with_the_words_that_led_there(text, note):
    found = {suggestion.note: suggestion.evidence for suggestion in screen(text).notes}
    assert note in found
    assert all(text[words.start : words.end] == words.words for words in found[note])
    assert found[note]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("We have no living children.", "living-children"),
        ("My boss is like a child.", "living-children"),
        ("She would have started school this year.", "living-children"),
        ("I was 20 weeks pregnant when she died.", "pregnancy"),
        ("I lost my baby at nine weeks.", "pregnancy"),
        ("My baby died.", "birth"),
        ("He was born asleep.", "birth"),
        ("My baby died.", "baby-photo"),
        ("I can't look at the photo of her.", "baby-photo"),
        ("We went for the scan on Monday.", "scan-photo"),
        ("I can't look at the scan photo.", "scan-photo"),
        ("The photo's of my garden, look.", "child-photo"),
        ("Bloody hell, what a week.", "physical-detail"),
        ("They took blood tests.", "physical-detail"),
        ("I miscarried at nine weeks.", "physical-detail"),
        ("Cleared the ashes out of the fireplace.", "baby-detail"),
        ("The receptionist was kind.", "hard-care"),
        ("I made a bank transfer.", "ivf"),
        ("We slept in the twin beds.", "twins"),
        ("The unit under the sink leaks.", "nicu"),
        ("This grief is killing me.", "self-harm"),
        ("I did it all by myself.", "self-harm"),
        ("It was a violent storm.", "abuse"),
        ("Oh God, what a day.", "faith"),
        ("For heaven's sake.", "faith"),
    ],
)
def test_words_that_describe_nothing_suggest_nothing(text, note):
    assert note not in notes(text)


def test_a_living_childs_picture_tells_of_children_at_home_too():
    assert {"child-photo", "living-children"} <= set(notes("My son on his bike, photo attached."))


def test_danger_says_of_notes_what_their_own_words_do_not():
    reading = read("The cats have homes.")
    alone = {one.note for one in notes_in(reading)}
    danger = screen("I want to kill myself tonight.").danger
    assert {one.note for one in notes_in(reading, danger)} - alone == {"self-harm"}


def test_what_is_suggested_are_the_notes_of_the_place_and_never_the_hidden_one():
    text = "TFMR. We ended the pregnancy for medical reasons, a termination at 20 weeks."
    assert "tfmr" not in notes(text)
    assert "tfmr" not in NOTES
