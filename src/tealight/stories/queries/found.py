"""What a search may show of stories and replies: asked by id, as every surface is (config/kinds.py)."""

from collections.abc import Iterable

from tealight.accounts.queries import faces
from tealight.kernel import prose
from tealight.kernel.viewer import Person, Viewer
from tealight.stories import policy
from tealight.stories.models import Reply, Story
from tealight.stories.queries.covers import name_mention
from tealight.stories.queries.facts import Author, Found
from tealight.stories.queries.feed import UNTITLED, met


def stories_found(viewer: Viewer, ids: Iterable[int], room: int | None = None, need: str = "") -> dict[int, Found]:
    """Return id -> what may be shown, for the stories among `ids` that `viewer` may read and wants.

    What is covered for them is not: a word they would find would tell what the cover keeps.
    """
    rows = _stories(viewer, room, need).filter(id__in=set(ids)).select_related("persona", "group").defer("source")
    shown = [row for row in rows if not _hidden(viewer, row, row, row.notes)]
    name = _names(shown)
    return {
        row.id: Found(
            row.id, f"/stories/{row.id}/", row.title or UNTITLED, Author.of(row.persona), row.hour,
            row.group.name if row.group else "", "", _words(viewer, row, row, name),
        )
        for row in shown
    }


def replies_found(viewer: Viewer, ids: Iterable[int], room: int | None = None, need: str = "") -> dict[int, Found]:
    """Return id -> what may be shown, for the replies among `ids` that `viewer` may read and wants, as their stories."""
    rows = Reply.objects.filter(
        policy.replies_visible_to(viewer), policy.wanted_by(viewer, "story__group_id"),
        id__in=set(ids), held_on__isnull=True, story__in=_stories(viewer, room, need).values("id"),
    )
    rows = rows.select_related("persona", "story__group").defer("source", "story__source", "story__parts")
    if isinstance(viewer, Person) and viewer.muted:
        rows = rows.exclude(persona_id__in=tuple(viewer.muted))
    shown = [
        row for row in rows
        if not _hidden(viewer, row, row.story, row.notes) and not _hidden(viewer, row.story, row.story, row.story.notes)
    ]
    name = _names(shown)
    return {
        row.id: Found(
            row.id, f"/stories/{row.story_id}/replies/{row.id}/", row.story.title or UNTITLED, Author.of(row.persona),
            row.hour, row.story.group.name if row.story.group else "", "Reply", _words(viewer, row, row.story, name),
        )
        for row in shown
    }


def _stories(viewer: Viewer, room: int | None, need: str):
    rows = met(viewer).filter(policy.visible_to(viewer), policy.wanted_by(viewer), sealed__isnull=True)
    if room is not None:
        rows = rows.filter(group_id=room)
    return rows.filter(need=need) if need else rows


def _hidden(viewer: Viewer, thing: Story | Reply, story: Story, mask: int) -> int:
    """Return what of `mask` the reader's filters cover or leave out, where `thing` stands; of their own nothing."""
    if policy.is_mine(viewer, thing):
        return 0
    filters = viewer.filters
    return mask & (filters.covered_in(story.group_id) | filters.left_out_in(story.group_id))


def _names(rows: list[Story] | list[Reply]):
    called = {number for row in rows for _, html in row.parts for number in prose.mentioned(html)}
    return name_mention(faces(called))


def _words(viewer: Viewer, thing: Story | Reply, story: Story, name) -> dict[int, str]:
    words: dict[int, str] = {}
    for mask, html in thing.parts:
        mask |= thing.notes
        if not _hidden(viewer, thing, story, mask):
            said = prose.show_mentions(prose.plain(html), name)
            words[mask] = f"{words[mask]} {said}" if mask in words else said
    if isinstance(thing, Story) and not _hidden(viewer, thing, story, thing.notes):
        words.setdefault(thing.notes, "")
    return words
