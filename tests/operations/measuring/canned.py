"""A server that answers as it is told, to measure what measures."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class _Answering(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        came = b""
        while piece := self.request.recv(65_536):
            came += piece
            while b"\r\n\r\n" in came:
                asked, _, came = came.partition(b"\r\n\r\n")
                self.server.asked.append(asked.decode())
                for part in self.server.say(len(self.server.asked)):
                    if isinstance(part, float):
                        time.sleep(part)
                    else:
                        self.request.sendall(part)
                if not self.server.stays:
                    return


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True


@contextmanager
def canned(say, stays: bool = True) -> Iterator[_Server]:
    """Yield a server with `.host` and `.asked`; `say(number)` gives the pieces, and the pauses, of an answer."""
    with _Server(("127.0.0.1", 0), _Answering) as server:
        server.asked, server.say, server.stays = [], say, stays
        server.host = f"127.0.0.1:{server.server_address[1]}"
        answering = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        answering.start()
        yield server
        server.shutdown()
        answering.join()


def page(body: bytes = b"hello", status: str = "200 OK", more: str = "") -> bytes:
    """Return an answer as a server writes it."""
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode() + body
