"""A page with blanks, packed once, is what it would be written out and packed each time."""

import gzip

import pytest
from django.test import RequestFactory

from tealight.ui.stencil import Stencil
from tealight.web.middleware.compression import compression

PAGE = b"<p>Before</p>" * 300 + b"[token]" + "<p>Zwischen, \u200fבין</p>".encode() * 300 + b"[token]" + b"<p>Behind</p>"


def sent(stencil: Stencil, words: bytes, accepts: str):
    return compression(lambda request: stencil.fill(words))(RequestFactory().get("/", headers={"accept-encoding": accepts}))


@pytest.mark.parametrize("words", [b"", b"x", bytes(range(256)), b"long " * 10_000], ids=["nothing", "a sign", "bytes", "long"])
def test_what_is_filled_in_comes_out_on_both_ways(words):
    stencil, whole = Stencil(PAGE, b"[token]"), PAGE.replace(b"[token]", words)
    assert sent(stencil, words, "").content == whole
    packed = sent(stencil, words, "gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == whole
    assert int(packed.headers["Content-Length"]) == len(packed.content)


def test_a_page_without_a_blank_is_itself():
    packed = sent(Stencil(PAGE, b"[nothing]"), b"a word for no blank", "gzip")
    assert gzip.decompress(packed.content) == PAGE


def test_a_token_that_is_on_the_page_already_makes_it_no_smaller():
    """Whoever can put words on a page and see its size must not find a token by trying."""
    stencil = Stencil(b"<p>token-abcdef</p>" * 50 + b"[token]", b"[token]")
    same, other = stencil.fill(b"token-abcdef"), stencil.fill(b"token-ghijkl")
    assert len(same.packed) == len(other.packed)
