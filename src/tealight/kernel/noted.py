"""Reads that are noted while a page is drawn, so that the page can be sent again while each still answers as it did."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from tealight.kernel.prepared import Prepared
from tealight.kernel.viewer import Visitor


class Noted:
    """What was asked through `of`, and the rows it answered with. Takes the place of a viewer's `prepared`.

    Only what is asked through it is noted. `is_all` tells whether that was everything the page asked the
    database: a page that asked in another way as well must not be sent again.
    """

    def __init__(self, of: Prepared):
        self._of, self._asked, self._others = of, [], 0

    def ask(self, name: Hashable, write: Callable[..., QuerySet], *values: int | bytes | str | date) -> list[Any]:
        """Return the rows of `write(*values)`, as `Prepared.ask` does."""
        read = self._of.written(name, write, *values)
        if not read.is_plain:
            return read.rows(values)  # seen by `count` alone, and so never sent again
        others = self._others
        found = read.found(values)
        self._others = others  # this one is noted, if it was asked at all: some are known to have no row
        self._asked.append((read, values, found))
        return read.made(found)

    def drawn(self, draw: Callable[[], Any]) -> Any:
        """Return `draw()`, with all that is asked meanwhile counted."""
        with connection.execute_wrapper(self._count):
            return draw()

    @property
    def is_all(self) -> bool:
        return self._others == 0

    def is_still_so(self) -> bool:
        """Return whether the database answers to everything noted as it did, to the letter."""
        return all(read.found(values) == found for read, values, found in self._asked)

    def _count(self, execute: Callable, *asked: Any) -> Any:
        self._others += 1
        return execute(*asked)


def noting(viewer: Visitor) -> tuple[Visitor, Noted]:
    """Return `viewer` as they are, and what will be noted of all that is asked on their behalf."""
    noted, other = Noted(viewer.prepared), replace(viewer)
    object.__setattr__(other, "prepared", noted)  # frozen: nobody else has seen this one yet
    return other, noted
