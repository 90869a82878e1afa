"""What a search may show of stories and replies: asked by id, as every surface is (config/kinds.py)."""

from collections.abc import Iterable, Sequence

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
    return {
        row.id: Found(
            row.id, f"/stories/{row.id}/", row.title or UNTITLED, Author.of(row.persona), row.hour,
            row.group.name if row.group else "", "", _parts(viewer, row, row),
        )
        for row in shown
    }


def replies_found(viewer: Viewer, ids: Iterable[int], room: int | None = None, need: str = "") -> dict[int, Found]:
    """Return id -> what may be shown, for the replies among `ids` that `viewer` may read and wants, as their stories."""
    rows = Reply.objects.filter(
        policy.replies_visible_to(viewer), policy.wanted_by(viewer, "story__group_id"),
        policy.under(_stories(viewer, room, need)), id__in=set(ids), held_on__isnull=True,
    )
    rows = rows.select_related("persona", "story__group").defer("source", "story__source", "story__parts")
    if isinstance(viewer, Person) and viewer.muted:
        rows = rows.exclude(persona_id__in=tuple(viewer.muted))
    shown = [
        row for row in rows
        if not _hidden(viewer, row, row.story, row.notes) and not _hidden(viewer, row.story, row.story, row.story.notes)
    ]
    return {
        row.id: Found(
            row.id, f"/stories/{row.story_id}/replies/{row.id}/", row.story.title or UNTITLED, Author.of(row.persona),
            row.hour, row.story.group.name if row.story.group else "", "Reply", _parts(viewer, row, row.story),
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


def _parts(viewer: Viewer, thing: Story | Reply, story: Story) -> dict[int, tuple[str, ...]]:
    parts: dict[int, tuple[str, ...]] = {}
    for mask, html in thing.parts:
        mask |= thing.notes
        if not _hidden(viewer, thing, story, mask):
            parts[mask] = (*parts.get(mask, ()), html)
    if isinstance(thing, Story) and not _hidden(viewer, thing, story, thing.notes):
        parts.setdefault(thing.notes, ())  # its title is found under its own notes
    return parts


def said(shown: Sequence[tuple[Found, int]]) -> list[str]:
    """Return the plain words of each (thing found, mask), with whoever is called in them by their name today.

    Of those that are shown only: making words of what thousands say would cost more than finding them.
    """
    htmls = [" ".join(thing.parts[mask]) for thing, mask in shown]
    name = name_mention(faces({number for html in htmls for number in prose.mentioned(html)}))
    return [prose.show_mentions(prose.plain(html), name) for html in htmls]
