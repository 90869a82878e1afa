"""By when a person has looked at something, counted while volunteers are here (PRODUCT, "Moderation and law"). Pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tealight.kernel import clock
from tealight.moderation.models import Urgency
from tealight.place import clocks
from tealight.place.queries import Place

#: a danger that is noticed while somebody is here; and one of a night, from the opening on
AT_ONCE, AFTER_A_NIGHT = timedelta(minutes=15), timedelta(hours=2)
_GIVEN = {Urgency.HELD: timedelta(hours=2), Urgency.REPORT: timedelta(hours=12), Urgency.OTHER: timedelta(hours=12)}


def due(here: Place, now: datetime, urgency: int) -> datetime:
    """Return the minute by which a person has looked at something this urgent that came up `now`."""
    if urgency == Urgency.DANGER:
        given = AT_ONCE if clocks.is_open(here.hours, here.timezone, now) else AFTER_A_NIGHT
    else:
        given = _GIVEN[Urgency(urgency)]
    return clocks.ends(here.hours, here.timezone, now, given)


def hour_of(due: datetime) -> datetime:
    """Return the whole hour by which it is due: what a row keeps, never before the minute."""
    hour = clock.hour(due)
    return hour if hour == due else hour + timedelta(hours=1)


def in_words(here: Place, now: datetime, at: datetime) -> str:
    """Return "by 9 pm today": the hour `at`, as somebody at the place says it."""
    zone = ZoneInfo(here.timezone)
    then, days = at.astimezone(zone), (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    minutes = f".{then.minute:02d}" if then.minute else ""
    hour = f"{then.hour % 12 or 12}{minutes}\N{NO-BREAK SPACE}{'am' if then.hour < 12 else 'pm'}"
    if days > 6:
        return f"by {then:%-d %B}"
    return f"by {hour} {({0: 'today', 1: 'tomorrow'}.get(days) or f'on {then:%A}')}"
