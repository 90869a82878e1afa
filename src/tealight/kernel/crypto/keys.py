"""The keys of one member, of the place, or of a circle, ready for use."""

import hashlib
import hmac
import json
import struct
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tealight.kernel.crypto import envelope
from tealight.kernel.crypto.envelope import SealBroken

__all__ = ["Generation", "Keys", "SealBroken"]


@lru_cache(maxsize=8192)
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


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """Tags and seals of one owner. Its repr reveals nothing.

    `generations` is newest first; the newest seals, any of them opens.
    """

    owner: int
    generations: tuple[Generation, ...]

    def __repr__(self) -> str:
        return "<Keys>"

    def tag(self, label: str, *fields: int | bytes) -> bytes:
        """Return 32 bytes only the holder of these keys can compute.

        Whole numbers enter as eight bytes and byte strings as their SHA-256, so
        every input has one length and no two inputs run into each other.
        """
        message = b"".join(
            struct.pack(">Q", part) if isinstance(part, int) else hashlib.sha256(part).digest()
            for part in fields
        )
        key = _subkey(self.generations[0].root, f"tag/{label}")
        return hmac.new(key, message, hashlib.sha256).digest()

    def slots(self, label: str, count: int = 64) -> list[bytes]:
        """Return the tags of slots 0 to `count` - 1: how an owner finds her rows.

        A row owned by a slot tag names nobody; who does not hold the keys cannot
        tell that two rows have one owner.
        """
        return list(_slots(self, label, count))

    def seal(self, purpose: str, row: int, plaintext: bytes) -> bytes:
        """Return `plaintext` sealed for `purpose` in the row with id `row`."""
        newest = self.generations[0]
        key = _subkey(newest.data, f"seal/{purpose}")
        return envelope.seal(key, newest.number, purpose, row, self.owner, plaintext)

    def open(self, purpose: str, row: int, sealed: bytes) -> bytes:
        """Return what `seal` was given; SealBroken if it was not sealed here."""
        sealed = bytes(sealed)
        number = envelope.key_id_of(sealed)
        for generation in self.generations:
            if generation.number == number:
                key = _subkey(generation.data, f"seal/{purpose}")
                return envelope.open_sealed(key, purpose, row, self.owner, sealed)
        raise SealBroken(f"a sealed {purpose} names a key that is not in the ring")

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
        if len(secret) < 32:
            raise ValueError("a secret has at least 32 bytes")
        root, data = _subkey(secret, "secret/root"), _subkey(secret, "secret/data")
        return cls(owner, (Generation(1, root, data),))


@lru_cache(maxsize=512)
def _slots(keys: Keys, label: str, count: int) -> tuple[bytes, ...]:
    """Compute the tags of slots once for who asks again and again: each request asks for those of decisions."""
    return tuple(keys.tag(label, number) for number in range(count))


def forget_derived() -> None:
    """Let nothing of any key be kept that was made of it: one of them was destroyed."""
    _subkey.cache_clear()
    _slots.cache_clear()
