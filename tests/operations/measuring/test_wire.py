"""The browser of few words hears whole answers, keeps cookies, and fills in the right form."""

import gzip

import pytest

from tealight.operations.measuring.wire import (
    Browser,
    NoAnswer,
    Wire,
    form_on,
    length,
    read,
    request,
)
from tests.operations.measuring.canned import canned, page


def test_an_answer_in_pieces_is_heard_to_its_end():
    whole = page(b"x" * 50_000)
    with canned(lambda number: [whole[:7], 0.01, whole[7:60], 0.01, whole[60:]]) as server:
        wire = Wire(server.host)
        for _ in range(2):
            assert read(wire.ask(request("GET", server.host, "/"))).body == b"x" * 50_000
        wire.close()


def test_an_answer_cut_off_is_no_answer():
    with canned(lambda number: [page()[:-2]], stays=False) as server, pytest.raises(NoAnswer):
        Wire(server.host).ask(request("GET", server.host, "/"))


def test_what_does_not_say_its_length_is_not_measured():
    assert length(b"HTTP/1.1 200 OK\r\nConte") is None
    with pytest.raises(NoAnswer):
        length(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")


def test_what_came_compressed_counts_both_ways():
    answer = read(page(gzip.compress(b"hello"), more="Content-Encoding: gzip\r\n"))
    assert answer.raw == b"hello" and answer.body != b"hello"


def test_cookies_are_brought_back_as_browsers_do():
    with canned(lambda number: [page(more="Set-Cookie: form=abc; Path=/; HttpOnly\r\n")]) as server:
        browser = Browser(server.host, {"place": "mine"})
        browser.get("/")
        browser.get("/")
        browser.close()
        assert "Cookie: place=mine\r\n" in server.asked[0] + "\r\n"
        assert "Cookie: place=mine; form=abc" in server.asked[1]


def test_of_all_forms_on_a_page_the_one_asked_for_is_filled_in():
    found = form_on(
        b'<form action="/stories/1/replies/2/distance/mute/"><input type="hidden" name="not" value="1"></form>'
        b'<form action="/stories/1/replies/?answer=2"><input type="hidden" name="ticket" value="a&amp;b">'
        b'<input name="body"></form><form action="/stories/1/replies/"><input type="hidden" name="late"></form>',
        "/stories/1/replies/",
    )
    assert found == ("/stories/1/replies/?answer=2", [("ticket", "a&b")])
    assert form_on(b"<form action='/search/'></form>", "/stories/1/replies/") is None


def test_a_form_is_sent_as_our_own_pages_send_it():
    sent = Browser("127.0.0.1:1").form("/here/", [("body", "Späte Worte")])
    head, _, body = sent.partition(b"\r\n\r\n")
    assert b"Origin: http://127.0.0.1:1" in head and f"Content-Length: {len(body)}".encode() in head
    assert "Späte Worte".encode() in body and b'name="body"' in body
