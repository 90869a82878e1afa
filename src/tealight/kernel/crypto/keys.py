"""The keys of one member, of the place, or of a circle, ready for use."""

import hashlib
import hmac
import json
import struct
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tealight.kernel.crypto import envelope
from tealight.kernel.crypto.envelope import SealBroken

__all__ = ["Generation", "Keys", "SealBroken"]


def _subkey(secret: bytes, label: str) -> bytes:
    """Derive the key for one purpose, so that no two purposes share one."""
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"tealight/" + label.encode())
    return derive.derive(secret)


@dataclass(frozen=True, slots=True)
class Generation:
    """One pair of secrets: `root` makes tags, `data` seals; 32 bytes each."""

    number: int
    root: bytes = field(repr=False)
    data: bytes = field(repr=False)
    #: what was made of them, once, by what it is for; it goes when they go, as nothing else remembers a secret
    derived: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def for_tags(self, label: str) -> bytes:
        """Return the key that makes tags of one kind."""
        return self._for(f"tag/{label}", self.root)

    def for_seals(self, purpose: str) -> bytes:
        """Return the key that seals for one purpose."""
        return self._for(f"seal/{purpose}", self.data)

    def _for(self, label: str, secret: bytes) -> bytes:
        key = self.derived.get(label)
        if key is None:
            key = self.derived[label] = _subkey(secret, label)
        return key


def _tag(generation: Generation, label: str, fields: tuple[int | bytes, ...]) -> bytes:
    message = b"".join(
        struct.pack(">Q", part) if isinstance(part, int) else hashlib.sha256(part).digest()
        for part in fields
    )
    return hmac.new(generation.for_tags(label), message, hashlib.sha256).digest()


def _slots(generation: Generation, label: str, count: int) -> tuple[bytes, ...]:
    # Each request asks for those of decisions.
    made = generation.derived.get((label, count))
    if made is None:
        made = generation.derived[label, count] = tuple(_tag(generation, label, (number,)) for number in range(count))
    return made


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """Tags and seals of one owner. Its repr reveals nothing.

    The first of `generations` writes: it seals, and makes the tags of what is new. Any of them opens,
    and a look by tag asks for those of all. There is more than one after a theft only (decision 19).
    """

    owner: int
    generations: tuple[Generation, ...]

    def __repr__(self) -> str:
        return "<Keys>"

    def tag(self, label: str, *fields: int | bytes) -> bytes:
        """Return 32 bytes only the holder of these keys can compute: to write, and never to look with.

        Whole numbers enter as eight bytes and byte strings as their SHA-256, so
        every input has one length and no two inputs run into each other.
        """
        return _tag(self.generations[0], label, fields)

    def tags(self, label: str, *fields: int | bytes) -> tuple[bytes, ...]:
        """Return the tag under each generation, the one that writes first: a row is found under any of them."""
        return tuple(_tag(generation, label, fields) for generation in self.generations)

    def slots(self, label: str, count: int = 64) -> list[bytes]:
        """Return the tags of slots 0 to `count` - 1, under each generation: how an owner finds her rows.

        A row owned by a slot tag names nobody; who does not hold the keys cannot
        tell that two rows have one owner. Those of the generation that writes come first.
        """
        found: list[bytes] = []
        for generation in self.generations:
            found += _slots(generation, label, count)
        return found

    def free_slots(self, label: str, count: int, taken: Collection[bytes]) -> list[bytes]:
        """Return the tags, to write with, of the slots that no row has under any generation.

        `taken` are the tags, of those of `slots`, that were found.
        """
        columns = zip(*(_slots(generation, label, count) for generation in self.generations), strict=True)
        return [slot[0] for slot in columns if not any(tag in taken for tag in slot)]

    def seal(self, purpose: str, row: int, plaintext: bytes) -> bytes:
        """Return `plaintext` sealed for `purpose` in the row with id `row`."""
        newest = self.generations[0]
        return envelope.seal(newest.for_seals(purpose), newest.number, purpose, row, self.owner, plaintext)

    def open(self, purpose: str, row: int, sealed: bytes) -> bytes:
        """Return what `seal` was given; SealBroken if it was not sealed here."""
        sealed = bytes(sealed)
        number = envelope.key_id_of(sealed)
        for generation in self.generations:
            if generation.number == number:
                return envelope.open_sealed(generation.for_seals(purpose), purpose, row, self.owner, sealed)
        raise SealBroken(f"a sealed {purpose} names a key that is not in the ring")

    def forget_derived(self) -> None:
        """Forget what was made of these keys so far; it is made again when it is asked for."""
        for generation in self.generations:
            generation.derived.clear()

    def reseal(self, purpose: str, row: int, sealed: bytes) -> bytes:
        """Return what is in `sealed`, whichever generation sealed it, sealed with the one that writes."""
        return self.seal(purpose, row, self.open(purpose, row, sealed))

    def is_old(self, sealed: bytes) -> bool:
        """Return whether `sealed` names another generation than the one that writes."""
        return envelope.key_id_of(bytes(sealed)) != self.generations[0].number

    def seal_json(self, purpose: str, row: int, value: Any) -> bytes:
        """Seal a value made of JSON's own types."""
        # Signs as themselves: an emoji escaped would take three times the room.
        text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        return self.seal(purpose, row, text.encode())

    def open_json(self, purpose: str, row: int, sealed: bytes) -> Any:
        """Return what `seal_json` was given."""
        return json.loads(self.open(purpose, row, sealed))

    @classmethod
    def from_secret(cls, secret: bytes, owner: int = 0) -> "Keys":
        """Return keys derived from one random secret of at least 32 bytes.

        For things whose key travels with those who may read: a circle, a
        session cookie, an invitation.
        """
        return cls.from_secrets({1: secret}, owner)

    @classmethod
    def from_secrets(cls, secrets: Mapping[int, bytes], owner: int = 0) -> "Keys":
        """Return keys of several generations, number -> the secret of each; the first writes."""
        if any(len(secret) < 32 for secret in secrets.values()):
            raise ValueError("a secret has at least 32 bytes")
        return cls(owner, tuple(
            Generation(number, _subkey(secret, "secret/root"), _subkey(secret, "secret/data"))
            for number, secret in secrets.items()
        ))


def slot_to_move_to(keys: Keys, label: str, count: int, slot: int, rows: Any) -> bytes:
    """Return the tag that what stands in `slot` under an old generation is to have; of another slot if it is taken.

    Two processes may have chosen one slot in one moment, the one just before it learned of the new keys.
    `rows` are those of the table, found by `tag`.
    """
    tag = keys.tag(label, slot)
    if not rows.filter(tag=tag).exists():
        return tag
    taken = {bytes(one) for one in rows.filter(tag__in=keys.slots(label, count)).values_list("tag", flat=True)}
    return keys.free_slots(label, count, taken)[0]
