"""Actions: the one home of each write.

An action is keyword-only, takes `viewer` and `now`, and is one transaction.
It locks through the viewer's own visible rows, asks policy, changes, and
records what happened. A repeated call is harmless.
"""

import inspect
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import models, transaction

from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import NotFound

P = ParamSpec("P")
R = TypeVar("R")

#: The names of the actions running now, outermost first. Tests read it to show
#: that no row changes outside an action.
running: ContextVar[tuple[str, ...]] = ContextVar("running_actions", default=())


@dataclass(frozen=True, slots=True)
class Judged(Generic[R]):
    """An action that was judged and is not done yet: what `ahead` said of it, and the doing."""

    judgement: Any
    do: Callable[[], R]


def action(function: Callable[P, R] | None = None, *, ahead: Callable[..., Any] | None = None):
    """Make `function` an action: keyword-only, one transaction, known by name.

    `ahead` judges what was sent, and asks no database: it is given the same keywords before the transaction
    begins, so that no other writer waits for it. What it returns arrives as `judged`, whatever the caller says. Who
    needs to know it as well, and would judge once more, calls `.judge(…)` and gets both: `Judged`.
    """
    if function is None:
        return partial(action, ahead=ahead)
    parameters = inspect.signature(function).parameters
    for name in ("viewer", "now"):
        if name not in parameters:
            raise TypeError(f"{function.__qualname__} is an action and must take {name}")
    if any(p.kind not in (p.KEYWORD_ONLY, p.VAR_KEYWORD) for p in parameters.values()):
        raise TypeError(f"{function.__qualname__} is an action and takes keywords only")

    @wraps(function)
    def acting(*args: P.args, **kwargs: P.kwargs) -> R:
        if ahead is not None:
            return judge(**kwargs).do()
        return do(*args, **kwargs)

    def judge(**kwargs: Any) -> Judged[R]:
        judgement = ahead(**kwargs)
        return Judged(judgement, partial(do, **{**kwargs, "judged": judgement}))

    def do(*args: P.args, **kwargs: P.kwargs) -> R:
        token = running.set((*running.get(), function.__qualname__))
        try:
            with transaction.atomic():
                return function(*args, **kwargs)
        finally:
            running.reset(token)

    acting.is_action = True
    if ahead is not None:
        acting.judge = judge
    return acting


def lock(rows: models.QuerySet, **lookup: Any):
    """Fetch and lock the one row of `rows` that matches; NotFound if none does.

    `rows` is what the viewer may see: seeing and locking are one statement, so
    a row that turns invisible in between is never changed.
    """
    row = rows.select_for_update(of=("self",)).filter(**lookup).first()
    if row is None:
        raise NotFound
    return row


def lock_by(prepared: Prepared, name: Hashable, write: Callable[..., models.QuerySet], *values: int):
    """As `lock`, by a statement that is kept: the one row of `write(*values)`, see `Prepared.ask`."""
    found = prepared.ask(name, lambda *given: write(*given).select_for_update(of=("self",)), *values)
    if not found:
        raise NotFound
    return found[0]
