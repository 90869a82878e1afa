"""What the CMS says of when something was done: a day, as it is kept (only_days.py), and never an hour nobody wrote down.

Wagtail would take the beginning of the day for a moment, and say at noon of what was saved a minute ago "12 hours ago".
"""

from datetime import datetime

from django.utils import timezone
from wagtail.admin.templatetags import wagtailadmin_tags

_simple, _last = wagtailadmin_tags.timesince_simple, wagtailadmin_tags.timesince_last_update


def install() -> None:
    """Let Wagtail's templates say it so."""
    wagtailadmin_tags.register.filter("timesince_simple", simple)
    wagtailadmin_tags.register.simple_tag(last, name="timesince_last_update")


def simple(at: datetime) -> str:
    """Return "today", or how many days ago."""
    return "today" if _is_today(at) else _simple(at)


def last(at: datetime, show_time_prefix: bool = False, user_display_name: str = "", use_shorthand: bool = True) -> str:
    """Return "today" with who did it, or how many days ago."""
    if _is_today(at):
        return f"today by {user_display_name}" if user_display_name else "today"
    return _last(at, show_time_prefix, user_display_name, use_shorthand)


def _is_today(at: datetime) -> bool:
    return timezone.localtime(at).date() == timezone.localtime().date()
