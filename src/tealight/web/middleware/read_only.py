"""A place that can only be read: whatever is asked of it, no row changes but by the actions named here.

Rooms refuse more kindly where somebody may have written for an hour, and keep their words in the
box. This is for all the rest, and for what a room forgets. Whom it protects: everyone whose change
would be told as saved while the operator copies the rows to another machine, and be lost there.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections

from tealight.kernel.actions import running
from tealight.kernel.statements import table_changed
from tealight.kernel.verdict import Refused

SENTENCE = "This place can only be read for now, while it is looked after. Nothing was changed. Try again later."

#: action -> why it goes on. The switch's own words tell the operator of these, and of no others.
STILL_DONE: dict[str, str] = {
    "change_session": "signing in, and showing again who one is",
    "count_failure": "signing in: who guesses still has to wait",
    "drop_session": "signing out",
    "end_sessions": "signing out where somebody else may have the device",
    "open_session": "signing in",
    "shape_place": "the operator's own page, which has the switch that ends this",
    "use_code": "signing in: a code that was used once opens nothing more",
    "welcome_member": "signing in",
}


@contextmanager
def nothing_is_written() -> Iterator[None]:
    """Within, a statement that changes a row raises `Refused`, unsent, but in an action still done."""
    with ExitStack() as bounds:
        for alias in connections:
            bounds.enter_context(connections[alias].execute_wrapper(_watch))
        yield


def _watch(execute, sql, params, many, context):
    # The outermost action decides: what it calls is part of it.
    if table_changed(sql) and not STILL_DONE.keys() & set(running.get()[:1]):
        raise Refused(SENTENCE)
    return execute(sql, params, many, context)
