"""The keys of one member, of the place, or of a circle, ready for use."""

import hashlib
import hmac
import json
import struct
from collections.abc import Hashable
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
        return hmac.new(self.generations[0].for_tags(label), message, hashlib.sha256).digest()

    def slots(self, label: str, count: int = 64) -> list[bytes]:
        """Return the tags of slots 0 to `count` - 1: how an owner finds her rows.

        A row owned by a slot tag names nobody; who does not hold the keys cannot
        tell that two rows have one owner.
        """
        # Each request asks for those of decisions.
        derived = self.generations[0].derived
        if (label, count) not in derived:
            derived[label, count] = tuple(self.tag(label, number) for number in range(count))
        return list(derived[label, count])

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
