"""Stories and replies by their ids, for rooms that hold ids and know nothing else (config/kinds.py)."""

from collections.abc import Iterable

from tealight.kernel.viewer import Viewer
from tealight.place.queries import notes, place
from tealight.stories import policy
from tealight.stories.models import Reply, Story
from tealight.stories.queries.card_row import card_rows
from tealight.stories.queries.covers import cover_of_whole
from tealight.stories.queries.facts import Author, ReplySeen, StoryCard
from tealight.stories.queries.feed import cards, readable


def stories_seen(viewer: Viewer, ids: Iterable[int]) -> dict[int, StoryCard]:
    """Return id -> card for the stories among `ids` that `viewer` may read and wants."""
    rows = readable(Story.objects.filter(id__in=set(ids)), viewer)
    return {card.id: card for card in cards(card_rows(rows), viewer, notes(place().version))}


def replies_seen(viewer: Viewer, ids: Iterable[int]) -> dict[int, ReplySeen]:
    """Return id -> facts for the replies among `ids` that `viewer` may read and wants, as their stories."""
    stories = Story.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer))
    rows = Reply.objects.filter(
        policy.replies_visible_to(viewer), policy.wanted_by(viewer, "story__group_id"),
        policy.under(stories), id__in=set(ids),
    )
    rows = rows.select_related("persona", "story").defer(
        "source", "parts", "pictures", "story__source", "story__parts", "story__pictures"
    )
    known = notes(place().version)
    return {row.id: _seen(row, viewer, known) for row in rows}


def _seen(row: Reply, viewer: Viewer, known) -> ReplySeen:
    url = f"/stories/{row.story_id}/replies/{row.id}/"
    for thing in (row, row.story):  # under a covered story a reply is covered too, but one's own
        if policy.is_mine(viewer, row):
            break
        cover = cover_of_whole(
            viewer, known, thing.notes, row.story.group_id, thing.persona_id, "A reply", url
        )
        if cover:
            return ReplySeen(row.id, url, cover)
    return ReplySeen(row.id, url, None, Author.of(row.persona), row.hour)
