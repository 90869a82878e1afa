"""When something was written, as one person would say it to another.

Published things keep only their hour, so nothing finer is claimed: "within the hour", never
"4 minutes ago".
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache, partial

from django.utils import timezone
from django.utils.formats import date_format

_HOUR = timedelta(hours=1)


def ago(at: datetime, now: datetime) -> str:
    """Return words for `at` (an aware time, kept to the hour) as seen from `now`."""
    return seen_from(now)(at)


def seen_from(now: datetime) -> Callable[[datetime], str]:
    """Return `ago` as seen from `now`, for a page that says it of many: the quarter is found once."""
    return partial(_said, quarter(now))


@lru_cache(maxsize=16)
def quarter(now: datetime) -> datetime:
    """Return the quarter of an hour `now` falls in: within one the words for something kept to the hour stay.

    Days begin at one in every time zone.
    """
    return now - timedelta(minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond)


@lru_cache(maxsize=4096)
def _said(now: datetime, at: datetime) -> str:
    hours = int((now - at) / _HOUR)
    if hours < 1:
        return "within the hour"
    if hours == 1:
        return "an hour ago"
    if hours < 12:
        return f"{hours} hours ago"
    # The same zone for everyone: whose zone was theirs would meet words made for another's.
    zone = timezone.get_default_timezone()
    then, today = at.astimezone(zone), now.astimezone(zone).date()
    days = (today - then.date()).days
    if days == 0:
        return "earlier today"
    if days == 1:
        return "yesterday"
    if days < 7:
        return f"on {date_format(then, 'l')}"
    if then.year == today.year:
        return date_format(then, "j F")
    return date_format(then, "j F Y")
