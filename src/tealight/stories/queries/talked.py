"""A few stories among some that another room names, as their reader meets stories anywhere."""

from collections.abc import Callable

from django.db.models import QuerySet

from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories.queries.card_row import COLUMNS, CardRow
from tealight.stories.queries.facts import StoryCard
from tealight.stories.queries.feed import cards, met, readable


def stories_among(viewer: Viewer, notes: Notes, among: Callable[[int], QuerySet], of: int, most: int) -> tuple[StoryCard, ...]:
    """Return the newest `most` of the stories with the ids `among(of)`, that `viewer` may read, wants, and meets; members only.

    What waits for a person, stands in a room not joined, or is by somebody muted or blocked is absent, as in the feed.
    """
    if not isinstance(viewer, Person):
        return ()

    def write(number: int) -> QuerySet:
        rows = readable(met(viewer), viewer).filter(id__in=among(number), held_on__isnull=True)
        return rows.order_by("-hour", "-id").values_list(*COLUMNS)[:most]

    return cards([CardRow.of_columns(row) for row in viewer.prepared.ask(("among", among, most), write, of)], viewer, notes)
