"""What is a word, and what somebody asks for."""

import sys
import unicodedata

import pytest

from tealight.search import words
from tealight.search.words import LONGEST, MOST, Term, fold, holds, question


@pytest.mark.parametrize(("text", "plain"), [
    ("No heartbeat. They said “no heartbeat”.", "no heartbeat they said no heartbeat"),
    ("Café, NAÏVE, Zoë", "cafe naive zoe"),
    ("post-mortem didn’t D&C 12w3d", "post mortem didn t d c 12w3d"),
    ("אחרי שנה", "אחרי שנה"),
    ("😀 ... _", ""),
    ("ﬁnal Straße", "final strasse"),
])
def test_text_becomes_plain_words(text, plain):
    assert fold(text) == plain


def test_no_accent_is_overlooked():
    """Only texts with signs that may be accents are gone through sign by sign: none may stand outside those."""
    overlooked = [
        sign for sign in map(chr, range(sys.maxunicode + 1))
        if unicodedata.combining(sign) and not words._MAY_COMBINE.search(sign)
    ]
    assert not overlooked


@pytest.mark.parametrize(("typed", "terms"), [
    ("scan room", [Term("scan"), Term("room")]),
    ('"no heartbeat" scan', [Term("no heartbeat"), Term("scan")]),
    ("“no heartbeat”", [Term("no heartbeat")]),
    ("hospit*", [Term("hospit", begins=True)]),
    ("didn’t", [Term("didn t")]),
    ('scan AND NOT "', [Term("scan"), Term("and"), Term("not")]),
    ("scan scan", [Term("scan")]),
    ("... * \"\"", []),
    ("NEAR(a b) a:b -c ^d {x} OR", [Term("near a"), Term("b"), Term("a b"), Term("c"), Term("d"), Term("x"), Term("or")]),
])
def test_nothing_typed_is_a_command(typed, terms):
    assert list(question(typed).terms) == terms


def test_a_question_has_an_end():
    assert len(question(" ".join(f"w{n}" for n in range(500))).terms) <= MOST
    assert sum(len(term.words) for term in question("a" * 10_000).terms) <= LONGEST


@pytest.mark.parametrize(("typed", "found"), [("late", True), ("still", True), ("loss late", True), ("oss", False), ("", False)])
def test_a_name_is_found_by_the_beginnings_of_its_words(typed, found):
    assert holds(question(typed), "Late loss and stillbirth") is found
