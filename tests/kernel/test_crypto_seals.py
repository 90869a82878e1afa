"""Seals: what is sealed opens in its own place with its own key, and nowhere else."""

import os
import struct
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealight.kernel.crypto import Keys, SealBroken, envelope
from tealight.kernel.crypto.keys import Generation

WORDS = "The ticket machine asked if I’d had a nice visit. 🕯️".encode()


def keys(owner=7, number=1):
    return Keys(owner, (Generation(number, os.urandom(32), os.urandom(32)),))


@pytest.fixture
def ada():
    return keys(owner=7)


def test_what_is_sealed_opens(ada):
    assert ada.open("words", 11, ada.seal("words", 11, WORDS)) == WORDS


def test_the_words_are_not_in_the_seal(ada):
    sealed = ada.seal("words", 11, WORDS)
    assert all(WORDS[at : at + 6] not in sealed for at in range(len(WORDS) - 6))


def test_the_same_words_never_look_the_same_twice(ada):
    assert ada.seal("words", 11, WORDS) != ada.seal("words", 11, WORDS)


def test_it_opens_in_its_own_row_only(ada):
    """Whoever writes to the tables must not move words from one row into another."""
    with pytest.raises(SealBroken):
        ada.open("words", 12, ada.seal("words", 11, WORDS))


def test_it_opens_for_its_own_purpose_only(ada):
    with pytest.raises(SealBroken):
        ada.open("draft", 11, ada.seal("words", 11, WORDS))


def test_it_opens_for_its_own_owner_only(ada):
    """Even with the very same secrets under another owner's name."""
    other = Keys(8, ada.generations)
    with pytest.raises(SealBroken):
        other.open("words", 11, ada.seal("words", 11, WORDS))


def test_it_opens_with_its_own_key_only(ada):
    with pytest.raises(SealBroken):
        keys(owner=7).open("words", 11, ada.seal("words", 11, WORDS))


def test_the_key_it_names_is_bound_to_it():
    """A seal relabelled with another key's number does not open, whatever that key is."""
    old, new = Generation(1, b"r" * 32, b"d" * 32), Generation(2, b"R" * 32, b"d" * 32)
    sealed = Keys(7, (old,)).seal("words", 11, WORDS)
    relabelled = sealed[:1] + struct.pack(">I", 2) + sealed[5:]
    assert Keys(7, (new, old)).open("words", 11, sealed) == WORDS
    with pytest.raises(SealBroken):
        Keys(7, (new, old)).open("words", 11, relabelled)


def test_the_newest_generation_seals_and_the_older_still_open():
    old, new = Generation(1, os.urandom(32), os.urandom(32)), Generation(2, os.urandom(32), os.urandom(32))
    sealed = Keys(7, (old,)).seal("words", 11, WORDS)
    both = Keys(7, (new, old))
    assert both.open("words", 11, sealed) == WORDS
    assert envelope.key_id_of(both.seal("words", 11, WORDS)) == 2
    with pytest.raises(SealBroken):
        Keys(7, (old,)).open("words", 11, both.seal("words", 11, WORDS))


def test_one_changed_bit_anywhere_shows(ada):
    sealed = ada.seal("words", 11, WORDS)
    for at in (*range(40), len(sealed) // 2, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(SealBroken):
            ada.open("words", 11, bytes(changed))


@given(st.binary(max_size=80))
def test_noise_is_refused_and_never_raises_anything_else(noise):
    with pytest.raises(SealBroken):
        keys().open("words", 11, noise)


@given(
    st.lists(st.tuples(st.text(max_size=6), st.integers(1, 9), st.integers(1, 9), st.integers(1, 9)), min_size=2, max_size=2, unique=True)
)
def test_no_two_places_share_a_context(places):
    """The fields are length-prefixed: "ab" + "c" can never pass for "a" + "bc"."""
    contexts = {envelope._context(*place) for place in places}
    assert len(contexts) == 2


# ── sizes ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("length", "padded"),
    [(0, 1024), (1, 1024), (1020, 1024), (1021, 2048), (2044, 2048), (2045, 4096), (160_000, 262_144)],
)
def test_sizes_fall_into_classes_of_a_power_of_two(length, padded):
    assert len(envelope.pad(b"x" * length)) == padded


def test_a_short_secret_looks_as_long_as_a_page(ada):
    assert len(ada.seal("words", 1, b"x")) == len(ada.seal("words", 1, b"x" * 1000)) == 1024 + 5 + 12 + 16


@settings(max_examples=60)
@given(st.binary(max_size=5000))
def test_padding_gives_back_exactly_what_it_got(plaintext):
    assert envelope.unpad(envelope.pad(plaintext)) == plaintext


def test_emoji_are_sealed_as_themselves(ada):
    words = {"source": "🕯️" * 4000}
    sealed = ada.seal_json("draft", 1, words)
    assert len(sealed) < 2 * len("🕯️".encode()) * 4000
    assert ada.open_json("draft", 1, sealed) == words


# ── tags ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_tag_depends_on_label_fields_order_and_secret(ada):
    tags = {
        ada.tag("a/v1"), ada.tag("b/v1"), ada.tag("a/v1", 1), ada.tag("a/v1", 1, 2), ada.tag("a/v1", 2, 1),
        ada.tag("a/v1", b"\0" * 7 + b"\1"), ada.tag("a/v1", b""), keys().tag("a/v1"),
    }
    assert len(tags) == 8
    assert {len(tag) for tag in tags} == {32}
    assert ada.tag("a/v1", 1) == ada.tag("a/v1", 1)


def test_fields_do_not_run_into_each_other(ada):
    assert ada.tag("a/v1", b"ab", b"c") != ada.tag("a/v1", b"a", b"bc")
    assert ada.tag("a/v1", b"", b"x") != ada.tag("a/v1", b"x", b"")


@pytest.mark.parametrize("number", [-1, 2**64])
def test_a_number_that_does_not_fit_is_refused_rather_than_cut(ada, number):
    with pytest.raises(struct.error):
        ada.tag("a/v1", number)


def test_a_tag_says_nothing_about_the_sealing_key(ada):
    """Tags come from the root, seals from the data key: one leaked does not give the other."""
    generation = ada.generations[0]
    same_root = Keys(7, (Generation(1, generation.root, os.urandom(32)),))
    assert same_root.tag("a/v1", 1) == ada.tag("a/v1", 1)
    with pytest.raises(SealBroken):
        same_root.open("words", 1, ada.seal("words", 1, WORDS))


def test_slots_are_the_tags_of_their_numbers(ada):
    slots = ada.slots("draft/v1", 3)
    assert slots == [ada.tag("draft/v1", 0), ada.tag("draft/v1", 1), ada.tag("draft/v1", 2)]


# ── keys from a secret that travels ──────────────────────────────────────────────────────────────
def test_keys_of_a_circle_come_from_its_secret_alone():
    secret = os.urandom(32)
    assert Keys.from_secret(secret, owner=3).open(
        "words", 1, Keys.from_secret(secret, owner=3).seal("words", 1, WORDS)
    ) == WORDS
    with pytest.raises(SealBroken):
        Keys.from_secret(secret, owner=4).open("words", 1, Keys.from_secret(secret, owner=3).seal("words", 1, WORDS))


def test_a_short_secret_is_refused():
    with pytest.raises(ValueError, match="32"):
        Keys.from_secret(b"x" * 31)


# ── nothing is remembered ────────────────────────────────────────────────────────────────────────
def test_what_was_derived_goes_with_the_keys_it_was_derived_from():
    """A secret that some memory of the process still knew would outlive the erasing of it, and the cookie it was."""
    secret, root, sealing = (os.urandom(32) for _ in range(3))
    before = [sys.getrefcount(one) for one in (secret, root, sealing)]
    Keys.from_secret(secret).tag("a/v1", 1)
    used = Keys(7, (Generation(1, root, sealing),))
    used.open("words", 1, used.seal("words", 1, WORDS))
    used.slots("a/v1")
    del used
    assert [sys.getrefcount(one) for one in (secret, root, sealing)] == before


# ── nothing is printed by accident ───────────────────────────────────────────────────────────────
def test_keys_print_nothing(ada):
    generation = ada.generations[0]
    shown = f"{ada!r} {ada} {generation!r} {generation} {[ada]} {ada.generations}"
    for secret in (generation.root, generation.data):
        assert secret.hex() not in shown and repr(secret)[2:10] not in shown


def test_a_sealed_column_prints_nothing():
    from tealight.kernel.crypto.fields import SealedField

    field = SealedField("words")
    sealed = field.seal_json(keys(), 1, {"source": "x"})
    assert repr(sealed) == str(sealed) == f"{sealed}" == f"{sealed!r}" == "<Sealed>"
    assert field.from_db_value(memoryview(bytes(sealed)), None, None).purpose == "words"
    assert field.from_db_value(None, None, None) is None


def test_a_viewer_prints_no_keys():
    from tealight.kernel.viewer import Person

    ada = keys()
    shown = repr(Person(1, 2, "Ada", ada, circles={5: b"secret-of-a-circle"}))
    assert "secret-of-a-circle" not in shown and "Keys" not in shown
