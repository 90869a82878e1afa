"""A key for each case, which ends with it (decision 25).

It stands in the ring, as people's keys do, and so in no backup of the data. Once it is destroyed and the last
older copy of the ring is gone, nobody reads what somebody reported, wherever the row was copied to.
"""

from collections.abc import Collection

from tealight.kernel.crypto import ring
from tealight.kernel.crypto.keys import Keys

__all__ = ["case_keys", "case_of", "destroy_case_keys", "keys_of_cases", "make_case_keys"]


def make_case_keys(case: int) -> Keys:
    """Make and store the key of a new case, before its row exists: a crash in between leaves a key nobody uses."""
    ring.place_keys()  # the first entry of a ring is the place's: it says whose ring this is
    return ring.keep_secrets(ring.CASES + case)


def case_keys(case: int) -> Keys:
    """Return the key of a case; KeysMissing if it was destroyed, RingForeign if this is no ring of ours."""
    return ring.member_keys(ring.CASES + case)


def keys_of_cases(cases: Collection[int]) -> dict[int, Keys]:
    """Return the keys of those cases that have one. One statement."""
    return {case_of(owner): keys for owner, keys in ring.keys_of(ring.CASES + case for case in cases).items()}


def destroy_case_keys(case: int) -> None:
    """Destroy the key of a case: all it sealed, everywhere, becomes noise. Destroyed before is as good."""
    ring.destroy_member_keys(ring.CASES + case)


def case_of(owner: int) -> int:
    """Return which case an owner in the ring is, from `ring.CASES` on."""
    return owner - ring.CASES
