"""Several generations of keys: any of them opens and finds, the first writes."""

import pytest

from tealight.kernel.crypto import SealBroken, generations, ring
from tealight.kernel.crypto.keys import Generation, Keys

OLD, NEW = Generation(1, b"r" * 32, b"d" * 32), Generation(2, b"R" * 32, b"D" * 32)
BEFORE, BOTH, AFTER = Keys(7, (OLD,)), Keys(7, (NEW, OLD)), Keys(7, (NEW,))


def test_what_is_new_has_the_tag_of_the_first_and_is_found_under_any():
    assert BOTH.tags("a/v1", 3) == (AFTER.tag("a/v1", 3), BEFORE.tag("a/v1", 3))
    assert BOTH.tag("a/v1", 3) == AFTER.tag("a/v1", 3)
    assert BOTH.slots("a/v1", 4) == AFTER.slots("a/v1", 4) + BEFORE.slots("a/v1", 4)


def test_with_one_generation_it_is_as_it_always_was():
    assert BEFORE.tags("a/v1", 3) == (BEFORE.tag("a/v1", 3),)
    assert BEFORE.slots("a/v1", 4) == [BEFORE.tag("a/v1", number) for number in range(4)]
    assert BEFORE.free_slots("a/v1", 4, ()) == BEFORE.slots("a/v1", 4)


def test_a_slot_is_free_only_if_it_is_free_in_all():
    taken = {BEFORE.tag("a/v1", 1), AFTER.tag("a/v1", 2)}
    assert BOTH.free_slots("a/v1", 4, taken) == [AFTER.tag("a/v1", number) for number in (0, 3)]


def test_sealed_anew_it_is_out_of_reach_of_the_old_one():
    sealed = BEFORE.seal("thing", 5, b"words")
    assert BOTH.is_old(sealed) and BOTH.open("thing", 5, sealed) == b"words"
    anew = BOTH.reseal("thing", 5, sealed)
    assert not BOTH.is_old(anew) and AFTER.open("thing", 5, anew) == b"words"
    with pytest.raises(SealBroken):
        BEFORE.open("thing", 5, anew)


@pytest.mark.django_db
def test_a_new_one_is_looked_for_before_it_writes_and_the_old_one_goes_last():
    ring.make_member_keys(11)
    (was,) = ring.member_keys(11).generations

    def now() -> tuple[int, ...]:
        ring.read_again()
        return tuple(one.number for one in ring.member_keys(11).generations)

    assert not generations.is_unfinished()
    generations.begin()
    assert generations.is_unfinished() and now() == (1, 2)
    generations.begin()
    assert now() == (1, 2), "begun before, it is gone on with"
    generations.write_with_new()
    generations.begin()
    assert now() == (2, 1)
    generations.end()
    assert not generations.is_unfinished() and now() == (2,)
    (made,) = ring.member_keys(11).generations
    assert made.root != was.root and made.data != was.data
    assert "Everybody" in repr(generations.everybody()) and made.root.hex() not in repr(generations.everybody())
    assert ring.verify() == []
