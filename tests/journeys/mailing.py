"""A place of its own that sends its mail to a server of the test: the sample sends none."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.ground import snapshot
from tests.ground.browser import Running, start
from tests.journeys.beside import Beside
from tests.mail.server import Server


@contextmanager
def a_place_that_mails(tmp_path_factory, post: Server) -> Iterator[tuple[Running, Beside]]:
    """Within, an open place serves, whose mail `post` takes."""
    data = tmp_path_factory.mktemp("place") / "data"
    snapshot.lay_in(data)
    running = start("serve", data=data, TEALIGHT_SMTP_URL=f"smtp://127.0.0.1:{post.port}?tls=none",
                    TEALIGHT_MAIL_FROM="post@quiet.example")
    beside = Beside(data)
    beside.open_place()
    yield running, beside
    beside.stop()
    running.stop()
