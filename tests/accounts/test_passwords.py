"""Which passwords are taken, and how they are kept."""

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator
from hypothesis import given
from hypothesis import strategies as st

from tealight.accounts.forms import LONGEST_PASSWORD, password_faults
from tealight.accounts.hashers import fits, hashed
from tealight.accounts.passwords import OWN_WORDS, is_one_common_word

COMMON = CommonPasswordValidator().passwords


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "passwordpassword", "Password2024!", "P@ssw0rd2024", "qwerty123456", "iloveyou1234", "aaaaaaaaaaaa",
        "121212121212", "123456123456", "!!!!!!!!!!!!", "tealight2026", "TealightTealight", "stillbirth99", "moderator123!",
        "Harbour Harbour", "harbour-2026", "harbour harbour 1",
    ],
)  # fmt: skip
def test_one_common_word_is_refused_however_it_is_made_longer(place, password):
    assert password_faults(password, "Ada"), password


@pytest.mark.parametrize(
    "password",
    [
        "three warm lanterns", "horse battery candle", "monkey dragon shadow", "五つの銀の小舟と川のほとり", "tealight on a windowsill",
        "4829173650418", "xk7-plover-29", "harbour wall in winter", "password is too short a word",
    ],
)  # fmt: skip
def test_several_words_or_enough_chance_are_taken_whatever_they_are_made_of(place, password):
    assert not password_faults(password, "Ada"), password


def test_far_more_than_three_thousand_common_ones_of_this_length_are_refused():
    """ASVS asks for the 3000 most common that fit; the list itself has 190."""
    words = sorted(word for word in COMMON if word.isascii() and word.isalpha() and len(word) >= 5)
    longer = {word + ending for word in words for ending in (word, "2024", "1234", "123!") if len(word + ending) >= 12}
    assert len(longer) > 3000
    assert not [password for password in longer if not is_one_common_word(password, COMMON)]


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(typed):
    assert is_one_common_word(typed, COMMON) in {True, False}


def test_the_places_own_words_are_small_letters_without_spaces():
    assert all(word == word.casefold() and " " not in word for word in OWN_WORDS)


def test_a_long_password_is_kept_whole(place):
    """No part of it falls away: one that differs in its last sign does not open."""
    long = "lantern sill " * 12 + "end"
    assert 64 < len(long) < LONGEST_PASSWORD and not password_faults(long, "Ada")
    kept = hashed(long)
    assert fits(long, kept) and not fits(long[:-1] + "x", kept) and not fits(long[:64], kept)
    assert not fits(long.upper(), kept)


def test_it_is_kept_by_argon2id_with_owasps_figures():
    assert hashed("three warm lanterns").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
