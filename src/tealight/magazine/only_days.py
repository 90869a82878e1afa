"""Inside the CMS, the clock shows the day.

Wagtail writes the moment of everything an editor does: into history, revisions, reviews, comments and locks, and into
the texts it keeps in them. Together they would say when each editor sat at the desk, and whoever steals the database
several times could set that beside the hours of anonymous stories. So while a page of the CMS answers, everything that
asks Django for the time is told the day: the exact moment is nowhere to be rounded off later.

What is asked to appear later today counts as not come yet, and appears within a minute by our own clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.admin.views.generic import preview
from wagtail.models import PageLogEntry

from tealight.kernel import clock

_today: ContextVar[datetime | None] = ContextVar("what the clock of the CMS shows", default=None)
_exactly = timezone.now
_A_SECOND = 1_000_000


def install() -> None:
    """Let Django and Wagtail ask this clock. Outside the CMS it shows the moment, as before."""
    if preview.now not in (_exactly, _now):
        raise RuntimeError("This version of Wagtail asks for the time of a preview elsewhere; see what it writes.")
    timezone.now = preview.now = _now


@contextmanager
def only_days(*, writes: bool) -> Iterator[None]:
    """Within, the time is the beginning of the UTC day.

    Plus a few millionths of a second that only ever grow, by the number of the last entry in the history: Wagtail tells
    by the time of a draft whether somebody saved another meanwhile, and puts versions of one day in their order.
    """
    last = PageLogEntry.objects.order_by("-id").values_list("id", flat=True).first() if writes else 0
    begun = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    token = _today.set(begun + timedelta(microseconds=(last or 0) % _A_SECOND))
    try:
        yield
    finally:
        _today.reset(token)


def _now() -> datetime:
    return _today.get() or _exactly()
