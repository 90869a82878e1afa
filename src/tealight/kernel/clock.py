"""The only place that asks what time it is; everyone else is told."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def hour(at: datetime) -> datetime:
    """Return the hour `at` falls in: the finest time a published thing keeps."""
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def day(at: datetime) -> date:
    """Return the UTC day `at` falls in."""
    return at.astimezone(UTC).date()


def month(at: datetime) -> date:
    """Return the first day of the UTC month `at` falls in."""
    return day(at).replace(day=1)
