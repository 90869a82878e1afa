"""What everybody else meets in one life, kept; in the other, compared as it comes."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

#: the one thing in a line of the log that no two runs share
_TOOK = re.compile(r"\d+ ms$")
#: when a cookie ends is told by the machine's own clock
_ENDS = re.compile(r"expires=[^;]+")


class Interference(AssertionError):
    """Somebody can tell who is behind an anonymous thing."""


class Seen(logging.Handler):
    """Keeps what is seen; of a second life, compares it with the first."""

    def __init__(self, first: "Seen | None" = None):
        super().__init__(logging.INFO)
        self.kept: list[tuple[str, Any]] = []
        self.first = first
        self.logs: list[str] = []
        self.mail: list[bytes] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Within, hear all that is logged."""
        loggers = [(logging.getLogger(name), logging.getLogger(name).level) for name in ("tealight", "django")]
        for logger, _ in loggers:
            logger.addHandler(self)
            logger.setLevel(logging.INFO)
        try:
            yield
        finally:
            for logger, level in loggers:
                logger.removeHandler(self)
                logger.setLevel(level)

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != "tealight.jobs.heartbeat":  # a thread that goes by the machine's own clock
            self.logs.append(_TOOK.sub("… ms", f"{record.name} {record.levelname} {record.getMessage()}"))

    def deliver(self, letter) -> None:
        """Take a mail that leaves, in place of a mail server."""
        from tealight.mail.delivery import compose

        message = compose(letter).message()
        del message["Date"]  # the machine's own clock
        self.mail.append(message.as_bytes())

    def see(self, where: str, what: Any) -> None:
        """Keep `what` is seen, or compare it."""
        self.kept.append((where, what))
        if self.first is None:
            return
        there, then = self.first.kept[len(self.kept) - 1]
        if (there, then) != (where, what):
            raise Interference(f"{where}: {_difference(then, what) if there == where else f'the other life has {there}'}")

    def answer(self, where: str, ask: Callable) -> None:
        """See an answer: status, headers, every byte, how many statements it took; and what the log says of it."""
        self.logs.clear()
        with _counted() as counted:
            response = ask()
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = [f"{name}: {value}" for name, value in response.headers.items()]
        headers += [_ENDS.sub("", str(cookie)) for cookie in response.cookies.values()]
        self.see(where, (response.status_code, headers, body, counted[0], tuple(self.logs)))


class _counted:
    def __enter__(self) -> list[int]:
        self.seen = [0]

        def watch(execute, sql, params, many, context):
            self.seen[0] += 1
            return execute(sql, params, many, context)

        self.wrapper = connection.execute_wrapper(watch)
        self.wrapper.__enter__()
        return self.seen

    def __exit__(self, *raised) -> None:
        self.wrapper.__exit__(*raised)


def _difference(one: Any, other: Any) -> str:
    """Say where two values begin to differ."""
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        for a, b in zip(one, other, strict=False):
            if a != b:
                return _difference(a, b)
        return f"{len(one)} and {len(other)}: {(one if len(one) > len(other) else other)[min(len(one), len(other)):]}"
    if isinstance(one, dict) and isinstance(other, dict):
        return next(f"{name}: {_difference(one[name], other[name])}" for name in one if one[name] != other[name])
    if isinstance(one, bytes | str) and type(one) is type(other):
        at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        return f"{one[max(0, at - 60) : at + 120]!r} and {other[max(0, at - 60) : at + 120]!r}"
    return f"{one!r} and {other!r}"
