"""When something was written, as one person would say it to another.

Published things keep only their hour, so nothing finer is claimed: "within the hour", never
"4 minutes ago".
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format

_HOUR = timedelta(hours=1)


def ago(at: datetime, now: datetime) -> str:
    """Return words for `at` (an aware time, kept to the hour) as seen from `now`."""
    hours = int((now - at) / _HOUR)
    if hours < 1:
        return "within the hour"
    if hours == 1:
        return "an hour ago"
    if hours < 12:
        return f"{hours} hours ago"
    then, today = timezone.localtime(at), timezone.localtime(now).date()
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
