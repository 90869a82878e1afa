"""Places on a page that another room may fill, so that neither room knows the other."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from tealight.kernel.viewer import Viewer


def fill(slot: str, viewer: Viewer, place: Any, now: datetime, *about: Any) -> Any:
    """Return what stands in `slot` for `viewer` at `now`, or None where nobody fills it.

    The table is config/slots.py: slot -> dotted path of a query that takes the same
    three, and what the page is `about` where the slot says so. What a query returns is agreed between it and the page that leaves the slot.
    """
    path = import_string(settings.TEALIGHT_SLOTS).get(slot)
    if not path:
        return None
    query: Callable[..., Any] = import_string(path)
    return query(viewer, place, now, *about)
