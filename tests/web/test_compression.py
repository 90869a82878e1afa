"""Pages are small on the way, and their size says nothing."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from tealight.web.middleware.compression import PADDING, compression, gzipped

PAGE = b"<p>Tonight the candle stands in the window.</p>" * 200


def answered(response, accepts: str = "gzip, deflate, br"):
    return compression(lambda request: response)(RequestFactory().get("/", headers={"accept-encoding": accepts}))


def test_a_page_comes_gzipped_and_whole():
    answer = answered(HttpResponse(PAGE))
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.content) < len(PAGE) / 10
    assert gzip.decompress(answer.content) == PAGE


def test_the_same_page_has_many_sizes():
    sizes = {len(gzipped(PAGE)) for _ in range(400)}
    assert len(sizes) > 50 and max(sizes) - min(sizes) < PADDING


@pytest.mark.parametrize("accepts", ["", "br", "identity", "gzip;q=0", "gzip; q=0.0, br"])
def test_who_does_not_take_gzip_gets_the_page_as_it_is(accepts):
    answer = answered(HttpResponse(PAGE), accepts)
    assert answer.content == PAGE and "Content-Encoding" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepts", ["gzip", "br;q=1.0, gzip;q=0.8, *;q=0.1", "deflate, gzip;q=0.5"])
def test_who_takes_gzip_among_others_gets_it(accepts):
    assert answered(HttpResponse(PAGE), accepts).headers["Content-Encoding"] == "gzip"


def test_a_photo_is_not_packed_again():
    answer = answered(HttpResponse(PAGE, content_type="image/webp"))
    assert answer.content == PAGE and "Vary" not in answer.headers


def test_short_streaming_and_encoded_answers_are_left_alone():
    encoded = HttpResponse(PAGE, headers={"Content-Encoding": "br"})
    for response in (HttpResponse(b"ok"), StreamingHttpResponse([PAGE]), encoded):
        before = dict(response.headers)
        assert dict(answered(response).headers) == before


def test_a_strong_mark_of_the_bytes_becomes_one_of_the_page():
    answer = answered(HttpResponse(PAGE, headers={"ETag": '"abc"'}))
    assert answer.headers["ETag"] == 'W/"abc"'


def test_what_cannot_be_made_smaller_goes_as_it_is():
    import os

    noise = os.urandom(2000)
    assert answered(HttpResponse(noise)).content == noise
