"""Seeing every write to a database, where reading alone is allowed or only actions may write."""

import contextlib
import re
from collections.abc import Callable, Iterator

from django.db import connections

from tealight.kernel.actions import running

# SELECT … FOR UPDATE is a lock, not a change; transactions begin and end around reads too.
_CHANGES = re.compile(r"^\s*(?:WITH\b.*?\)\s*)?(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|TRUNCATE)\b", re.IGNORECASE | re.DOTALL)


class Wrote(AssertionError):
    """A row would have changed where none may."""


def changes_rows(sql: str) -> bool:
    """Says whether a statement changes rows or tables."""
    return bool(_CHANGES.match(sql))


@contextlib.contextmanager
def _watched(refuse: Callable[[str], str | None]) -> Iterator[list[str]]:
    seen: list[str] = []

    def watch(execute, sql, params, many, context):
        if changes_rows(sql) and (why := refuse(sql)):
            seen.append(sql)
            raise Wrote(f"{why}: {sql[:300]}")
        return execute(sql, params, many, context)

    with contextlib.ExitStack() as stack:
        for alias in connections:
            stack.enter_context(connections[alias].execute_wrapper(watch))
        yield seen


def nothing_changes():
    """Inside, any statement that changes a row raises Wrote; the list yielded has what was refused,
    for pages that would swallow the exception."""
    return _watched(lambda sql: "a row would change")


def only_actions_change():
    """Inside, rows change within actions only."""
    return _watched(lambda sql: None if running.get() else "a row would change outside an action")
