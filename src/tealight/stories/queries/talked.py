"""A few stories among some that another room names, as their reader meets stories anywhere."""

from django.db.models import QuerySet

from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories.queries.card_row import card_rows
from tealight.stories.queries.facts import StoryCard
from tealight.stories.queries.feed import cards, met, readable


def stories_among(viewer: Viewer, notes: Notes, among: QuerySet, most: int) -> tuple[StoryCard, ...]:
    """Return the newest `most` of the stories whose ids are `among`, that `viewer` may read, wants, and meets; members only.

    What waits for a person, stands in a room not joined, or is by somebody muted or blocked is absent, as in the feed.
    """
    if not isinstance(viewer, Person):
        return ()
    rows = readable(met(viewer), viewer).filter(id__in=among, held_on__isnull=True)
    return cards(card_rows(rows.order_by("-hour", "-id")[:most]), viewer, notes)
