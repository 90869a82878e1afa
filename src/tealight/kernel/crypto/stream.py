"""A long sealed value, written and opened piece by piece: never whole in memory, never open on the disk.

Every piece is an envelope (AES-256-GCM) of one size, bound to its number and to whether it is the
last: pieces left out, put in, changed round or cut off at the end do not open. Empty pieces fill
the whole to a power of two of them, so that its size tells a class and no more.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from tealight.kernel.crypto import envelope
from tealight.kernel.crypto.keys import Keys, SealBroken

__all__ = ["PIECE", "Sealing", "opened"]

#: bytes of a piece before it is sealed, with its length and the envelope's own in front
PIECE = 2**18
_LENGTH = struct.Struct(">I")
#: bytes of what was given that a piece holds
HOLDS = PIECE - 2 * _LENGTH.size
#: bytes of a sealed piece: head, nonce, piece, the cipher's own mark
_SEALED = 5 + 12 + PIECE + 16


class Sealing:
    """A file that seals what is written to it, for `purpose` in the row with id `row`.

    It cannot be read, told or sought in; whoever writes to it takes it for a stream. `finish` ends it.
    """

    def __init__(self, file: BinaryIO, keys: Keys, purpose: str, row: int):
        self._file, self._purpose, self._row, self._owner = file, purpose, row, keys.owner
        self._newest = keys.generations[0]
        self._key = self._newest.for_seals(purpose)
        self._waiting = bytearray()
        self._pieces = 0
        #: bytes given so far
        self.size = 0

    def write(self, some: bytes) -> int:
        """Take the next bytes."""
        self._waiting += some
        self.size += len(some)
        # The last piece is bound to be the last: nothing is sealed before it is known whether more comes.
        while len(self._waiting) > HOLDS:
            self._seal(bytes(self._waiting[:HOLDS]), last=False)
            del self._waiting[:HOLDS]
        return len(some)

    def flush(self) -> None:
        """Do nothing: a piece is written when it is whole."""

    def finish(self) -> None:
        """Seal what waits, and empty pieces up to the next power of two."""
        wanted = 1 << self._pieces.bit_length()
        self._seal(bytes(self._waiting), last=self._pieces + 1 == wanted)
        while self._pieces < wanted:
            self._seal(b"", last=self._pieces + 1 == wanted)

    def _seal(self, some: bytes, *, last: bool) -> None:
        piece = (_LENGTH.pack(len(some)) + some).ljust(PIECE - _LENGTH.size, b"\0")
        label = _label(self._purpose, self._pieces, last)
        self._file.write(envelope.seal(self._key, self._newest.number, label, self._row, self._owner, piece))
        self._pieces += 1


def opened(file: BinaryIO, keys: Keys, purpose: str, row: int) -> Iterator[bytes]:
    """Yield what was written, piece by piece; SealBroken at the first that is not as it was sealed."""
    sealed = file.read(_SEALED)
    number, key = envelope.key_id_of(sealed), None
    for generation in keys.generations:
        if generation.number == number:
            key = generation.for_seals(purpose)
    if key is None:
        raise SealBroken(f"a sealed {purpose} names a key that is not in the ring")
    at = 0
    while sealed:
        following = file.read(_SEALED)
        label = _label(purpose, at, not following)
        piece = envelope.open_sealed(key, label, row, keys.owner, sealed)
        (length,) = _LENGTH.unpack_from(piece)
        if length:
            yield piece[_LENGTH.size : _LENGTH.size + length]
        sealed, at = following, at + 1


def _label(purpose: str, number: int, last: bool) -> str:
    return f"{purpose}/piece/{number}/{'last' if last else 'more'}"
