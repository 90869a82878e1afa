"""One sealed value: AES-256-GCM with everything about its place bound to it.

Layout: format version (1 byte) | key id (4 bytes) | nonce (12 bytes) | ciphertext.
The associated data names purpose, format, key id, row and owner, each with its
length, so a sealed value moved to another row or column does not open.
"""

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = 1
SMALLEST = 1024
_HEAD = struct.Struct(">BI")
_LENGTH = struct.Struct(">I")


class SealBroken(Exception):
    """A sealed value does not open: wrong key, wrong place, or changed bytes."""


def pad(plaintext: bytes) -> bytes:
    """Return `plaintext` with its length in front, filled to a power of two.

    At least 1 KiB: sizes must not tell a short secret from a long one.
    """
    size = SMALLEST
    while size < len(plaintext) + _LENGTH.size:
        size *= 2
    return (_LENGTH.pack(len(plaintext)) + plaintext).ljust(size, b"\0")


def unpad(padded: bytes) -> bytes:
    """Return what `pad` was given."""
    (length,) = _LENGTH.unpack_from(padded)
    return padded[_LENGTH.size : _LENGTH.size + length]


def _context(purpose: str, key_id: int, row: int, owner: int) -> bytes:
    parts = (purpose.encode(), bytes([FORMAT]), struct.pack(">I", key_id),
             struct.pack(">Q", row), struct.pack(">Q", owner))
    return b"".join(_LENGTH.pack(len(part)) + part for part in parts)


def seal(key: bytes, key_id: int, purpose: str, row: int, owner: int, plaintext: bytes) -> bytes:
    """Return `plaintext` sealed under `key`, bound to purpose, row and owner."""
    nonce = os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, pad(plaintext), _context(purpose, key_id, row, owner))
    return _HEAD.pack(FORMAT, key_id) + nonce + sealed


def key_id_of(sealed: bytes) -> int:
    """Return the id of the key that `sealed` was made with."""
    if len(sealed) < _HEAD.size + 12 + 16:
        raise SealBroken("too short to be a sealed value")
    version, key_id = _HEAD.unpack_from(sealed)
    if version != FORMAT:
        raise SealBroken(f"format {version} is not known")
    return key_id


def open_sealed(key: bytes, purpose: str, row: int, owner: int, sealed: bytes) -> bytes:
    """Return what was sealed; SealBroken if key, place or bytes differ."""
    key_id = key_id_of(sealed)
    nonce, ciphertext = sealed[5:17], sealed[17:]
    try:
        padded = AESGCM(key).decrypt(nonce, ciphertext, _context(purpose, key_id, row, owner))
    except InvalidTag:
        raise SealBroken(f"a sealed {purpose} does not open") from None
    return unpad(padded)
