"""A page drawn once with blanks, and packed once for the way: who sends it again fills the blanks and joins the rest.

To pack a page costs more than to find that it is still true.
"""

import struct
import zlib

from django.http import HttpResponse

#: ends a gzip's deflated data: a last block, with nothing in it (RFC 1951, 3.2.3)
_END = b"\x03\x00"


class Stencil:
    """The parts of a page around its blanks. Each blank takes the same few words."""

    __slots__ = ("_packed", "texts")

    def __init__(self, page: bytes, blank: bytes):
        self.texts = tuple(page.split(blank))
        self._packed = tuple(_packed(text) for text in self.texts)

    def fill(self, words: bytes) -> "Filled":
        """Return the page with `words`, at most 65,535 bytes, in every blank."""
        return Filled(words.join(self.texts), _as_they_are(words).join(self._packed) + _END)


class Filled(HttpResponse):
    """A page out of a stencil. `packed` is its content, deflated (RFC 1951)."""

    def __init__(self, content: bytes, packed: bytes):
        super().__init__(content)
        self.packed = packed


def _packed(text: bytes) -> bytes:
    """Return `text` deflated so that other parts may stand before and behind it."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(text) + packing.flush(zlib.Z_FULL_FLUSH)


def _as_they_are(words: bytes) -> bytes:
    """Return `words` as deflated data that is not made smaller: its length says nothing of what they are."""
    return struct.pack("<BHH", 0, len(words), len(words) ^ 0xFFFF) + words
