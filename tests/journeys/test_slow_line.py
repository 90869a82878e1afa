"""A page that comes in pieces stands still while it comes: a thumb on its way to "Leave site" finds it there."""

import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.journeys.eye import DESK, PHONE, Eye

pytestmark = pytest.mark.slow

#: longer than a browser waits before it paints what it has
PAUSE = 0.6


@contextmanager
def in_two_pieces(address: str, cut: bytes) -> Iterator[str]:
    """Yield an address where the pages of `address` come in two pieces, the first ending with the first `cut`."""

    class Line(BaseHTTPRequestHandler):
        def do_GET(self):
            with urllib.request.urlopen(address + self.path) as answer:
                body, headers = answer.read(), answer.headers
            self.send_response_only(200)
            for name, value in headers.items():
                if name.lower() not in {"connection", "content-length"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if headers["Content-Type"].startswith("text/html"):
                first = body.index(cut) + len(cut)
                self.wfile.write(body[:first])
                self.wfile.flush()
                time.sleep(PAUSE)
                body = body[first:]
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    line = ThreadingHTTPServer(("127.0.0.1", 0), Line)
    threading.Thread(target=line.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{line.server_port}"
    finally:
        line.shutdown()
        line.server_close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("cut", [b"</li>", b"</nav>", b'<div class="exits">'], ids=["one way", "ways", "exits"])
def test_the_top_of_a_page_stands_still_while_it_comes(harbour, visit, size, cut):
    with in_two_pieces(harbour.running.address, cut) as address:
        person = visit(base_url=address, viewport=size)
        person.expect_fault("ERR_CONNECTION_RESET")  # the slow line is cut where a file comes by it
        page = person.page()
        eye = Eye(person.context, page)
        assert eye.load("/help/").moved == []
