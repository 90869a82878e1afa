"""Pages of a list by key: from an hour and an id on, never by offset or count."""

import re
from datetime import UTC, datetime

from django.db.models import Q

from tealight.stories.models import Reply
from tealight.stories.queries.card_row import CardRow

PAGE = 20
_PLACE = re.compile(r"(\d{10})-(\d{1,16})\Z", re.ASCII)


def before(text: str) -> Q:
    """Return the condition for "older than" the place `text` names; all if none.

    `text` is what `place_after` made; anything else means the newest page.
    """
    found = _read(text)
    if found is None:
        return Q()
    hour, number = found
    return Q(hour__lt=hour) | Q(hour=hour, id__lt=number)


def behind(text: str) -> Q:
    """Return the condition for "newer than" the place, where the oldest come first; all if `text` names none."""
    found = _read(text)
    if found is None:
        return Q()
    hour, number = found
    return Q(hour__gte=hour) & (Q(hour__gt=hour) | Q(id__gt=number))


def is_place(text: str) -> bool:
    """Return whether `text` names a place in a list."""
    return _read(text) is not None


def place_after(thing: CardRow | Reply) -> str:
    """Return the text that names the place in a list right after `thing`."""
    return f"{thing.hour:%Y%m%d%H}-{thing.id}"


def _read(text: str) -> tuple[datetime, int] | None:
    found = _PLACE.match(text)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], "%Y%m%d%H").replace(tzinfo=UTC), int(found[2])
    except ValueError:
        return None
