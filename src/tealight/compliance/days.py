"""Days as the workbook says them, and when a chapter that was signed off is looked at again. Pure."""

from datetime import date, timedelta

#: so long before the day, the desk and the doctor say that it comes
AHEAD = timedelta(days=30)


def in_words(day: date) -> str:
    """Return "3 May 2027"."""
    return f"{day.day} {day:%B %Y}"


def latest_review(signed: date) -> date:
    """Return the last day on which what was signed on `signed` can be looked at again: twelve months later."""
    try:
        return signed.replace(year=signed.year + 1)
    except ValueError:  # 29 February
        return signed.replace(year=signed.year + 1, day=28)


def said_of_review(title: str, review_on: date, today: date) -> str:
    """Return what the desk says of a chapter's review; "" while it is far away."""
    if today > review_on:
        return f"“{title}” was to be looked at again by {in_words(review_on)}."
    if today >= review_on - AHEAD:
        return f"“{title}” is to be looked at again by {in_words(review_on)}."
    return ""
