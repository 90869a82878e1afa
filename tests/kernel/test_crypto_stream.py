"""A long sealed value: whole, in its order, and of a size that tells a class alone."""

import io

import pytest

from tealight.kernel.crypto import Keys, SealBroken
from tealight.kernel.crypto.stream import HOLDS, PIECE, Sealing, opened

KEYS = Keys.from_secret(b"k" * 32, 7)
SEALED = PIECE + 33


def sealed(*writes: bytes, keys=KEYS, purpose="export", row=7) -> bytes:
    file = io.BytesIO()
    sealing = Sealing(file, keys, purpose, row)
    for some in writes:
        sealing.write(some)
    sealing.finish()
    return file.getvalue()


def unsealed(bytes_: bytes, keys=KEYS, purpose="export", row=7) -> bytes:
    return b"".join(opened(io.BytesIO(bytes_), keys, purpose, row))


@pytest.mark.parametrize("size", [0, 1, HOLDS - 1, HOLDS, HOLDS + 1, 3 * HOLDS, 3 * HOLDS + 5])
def test_what_was_written_comes_out_however_it_was_cut(size):
    content = bytes(number % 251 for number in range(size))
    assert unsealed(sealed(content)) == content
    assert unsealed(sealed(*(content[at : at + 100_003] for at in range(0, size, 100_003)))) == content


@pytest.mark.parametrize(("size", "pieces"), [(0, 1), (1, 1), (HOLDS, 1), (HOLDS + 1, 2), (2 * HOLDS + 1, 4), (4 * HOLDS, 4), (4 * HOLDS + 1, 8)])
def test_its_size_is_a_power_of_two_of_pieces(size, pieces):
    assert len(sealed(b"x" * size)) == pieces * SEALED


def test_nothing_of_it_is_read_with_other_keys_or_in_another_place():
    made = sealed(b"Told to nobody.")
    assert b"nobody" not in made
    others = [{"keys": Keys.from_secret(b"x" * 32, 7)}, {"keys": Keys.from_secret(b"k" * 32, 8)}, {"purpose": "words"}, {"row": 8}]
    for other in others:
        with pytest.raises(SealBroken):
            unsealed(made, **other)


@pytest.mark.parametrize("change", ["cut", "cut to nothing", "in half a piece", "turned round", "twice", "one missing", "of another"])
def test_pieces_left_out_put_in_or_turned_round_do_not_open(change):
    made, other = sealed(b"a" * 3 * HOLDS), sealed(b"b" * 3 * HOLDS)
    one, two, three, last = (made[at : at + SEALED] for at in range(0, len(made), SEALED))
    changed = {
        "cut": one + two,
        "cut to nothing": b"",
        "in half a piece": made[:-1],
        "turned round": two + one + three + last,
        "twice": made + last,
        "one missing": one + three + last,
        "of another": one + other[SEALED : 2 * SEALED][:-1] + b"x" + three + last,
    }[change]
    with pytest.raises(SealBroken):
        unsealed(changed)


def test_what_is_whole_so_far_is_given_and_the_end_is_missed():
    made = sealed(b"a" * 3 * HOLDS)
    pieces = opened(io.BytesIO(made[: 2 * SEALED]), KEYS, "export", 7)
    assert next(pieces) == b"a" * HOLDS
    with pytest.raises(SealBroken):
        next(pieces)


def test_an_older_key_of_the_same_owner_opens_and_a_forgotten_one_does_not():
    from tealight.kernel.crypto.keys import Generation

    old, new = Generation(1, b"r" * 32, b"d" * 32), Generation(2, b"s" * 32, b"e" * 32)
    made = sealed(b"Here.", keys=Keys(7, (old,)))
    assert unsealed(made, keys=Keys(7, (new, old))) == b"Here."
    with pytest.raises(SealBroken):
        unsealed(made, keys=Keys(7, (new,)))
