"""Two names that look alike to a tired reader are one name, and every kept name is readable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tealight.accounts.names import LONGEST_KEY, fault_of, fold_name, tidy_name

TEXT = some.text(max_size=40)


@pytest.mark.parametrize(
    "alike",
    [
        ("Alder", "AIder", "a1der", "Аldеr", "ALDER", "Ａｌｄｅｒ", "Álder", "Al-der", "Al der", "Al.der"),
        ("Rose", "R0se", "Rоsе", "Roѕe"),
        ("Noor", "N00r", "Nооr", "Nοοr"),
        ("Straße", "Strasse"),
    ],
)
def test_lookalikes_fold_to_one_key(alike):
    assert len({fold_name(name) for name in alike}) == 1


@pytest.mark.parametrize(("one", "other"), [("Ada", "Ida"), ("Anna", "Анна"), ("Ben", "Bem"), ("Wren 2", "Wren 3")])
def test_different_names_stay_different(one, other):
    assert fold_name(one) != fold_name(other)


@given(TEXT)
def test_folding_is_stable(text):
    assert fold_name(fold_name(text)) == fold_name(text)
    assert fold_name(text.upper()) == fold_name(text.upper().lower()) or not text.isascii()


@given(TEXT)
def test_whatever_is_let_through_is_readable_and_fits(text):
    name = tidy_name(text)
    if fault_of(name):
        return
    assert 2 <= len(name) <= 24 and 0 < len(fold_name(name)) <= LONGEST_KEY
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "So", "Sm"} for c in name)
    assert "@" not in name and "[" not in name and "<" not in name


@given(TEXT)
def test_tidying_is_stable(text):
    assert tidy_name(tidy_name(text)) == tidy_name(text)


def test_the_places_own_words_are_nobodys_name():
    for name in ("Team", "T3am", "MODERATOR", "admin", "tealight", "Nurse", "Someone who was here", "Harbour"):
        assert "spoke for the place" in fault_of(name, also_reserved=("Harbour",))
