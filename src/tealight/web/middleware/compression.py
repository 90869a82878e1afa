"""Pages made small for the way, by a compressor that costs a tenth of zlib's processor time.

As Django's own, it pads every page by a random length, so that its size on the way says nothing of
a secret in it to somebody who can make others ask for pages and watch how long the answers are.
"""

import re
import secrets
import struct
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from isal import isal_zlib

from tealight.ui.stencil import Filled

#: below this, what is saved is less than the headers that say so
SHORT = 200
#: a page is padded by fewer bytes than this
PADDING = 100
#: kinds of content that are as small as they get
PACKED = ("image/webp", "image/jpeg", "image/avif", "image/png", "video/", "application/zip")
_ACCEPTED = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))")
#: of ISA-L's levels; above it only the time grows
_LEVEL = 1
# A name follows, no time, the fastest way, no system named (RFC 1952).
_HEADER = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x04\xff"


def compression(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sends whole pages gzipped to whoever takes them so; what streams goes as it is."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.streaming or len(response.content) < SHORT or response.has_header("Content-Encoding"):
            return response
        if response.headers.get("Content-Type", "").startswith(PACKED):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if not _ACCEPTED.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            return response
        made = gzipped(response.content, response.packed if isinstance(response, Filled) else None)
        if len(made) >= len(response.content):
            return response
        response.content = made
        response.headers["Content-Length"] = str(len(made))
        response.headers["Content-Encoding"] = "gzip"
        if response.headers.get("ETag", "").startswith('"'):
            response.headers["ETag"] = f"W/{response.headers['ETag']}"  # other bytes, the same page (RFC 9110, 8.8.1)
        return response

    return answer


def gzipped(content: bytes, packed: bytes | None = None) -> bytes:
    """Return `content` as a gzip file whose name, which nobody reads, has a random length.

    `packed` is the content, deflated, where that was done before.
    """
    packed = packed or isal_zlib.compress(content, _LEVEL, -15)
    ending = struct.pack("<II", isal_zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return b"".join((_HEADER, b"a" * secrets.randbelow(PADDING), b"\x00", packed, ending))
