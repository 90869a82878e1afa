"""A place of its own that sends its mail to a server of the test: the sample sends none."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.ground import moved_clock, snapshot
from tests.ground.browser import Running, start
from tests.ground.traced_place import Notes
from tests.journeys.beside import Beside
from tests.mail.server import Server


@contextmanager
def a_place_that_mails(tmp_path_factory, post: Server, notes: Notes) -> Iterator[tuple[Running, Beside]]:
    """Within, an open place serves, whose mail `post` takes, by a clock that may be set forward."""
    data = tmp_path_factory.mktemp("place") / "data"
    snapshot.lay_in(data)
    clock = moved_clock.MovedClock(data / "clock")
    clock.go_on(0)
    running = start("serve", data=data, notes=notes.directory, TEALIGHT_SMTP_URL=f"smtp://127.0.0.1:{post.port}?tls=none",
                    TEALIGHT_MAIL_FROM="post@quiet.example", **{moved_clock.VARIABLE: str(clock.file)})
    running.clock = clock
    beside = Beside(data, clock.file)
    beside.open_place()
    yield running, beside
    beside.stop()
    running.stop()
