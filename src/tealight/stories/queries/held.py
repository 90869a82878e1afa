"""The desk: what waits for a person to read it before it appears."""

from tealight.accounts.queries import faces
from tealight.kernel import prose
from tealight.kernel.viewer import Viewer
from tealight.place.queries import Notes
from tealight.stories import policy, wording
from tealight.stories.models import Reply, Story
from tealight.stories.queries.covers import cover_of_whole, passages, phrases, show_mention
from tealight.stories.queries.facts import Author, HeldReply
from tealight.stories.queries.keyset import PAGE


def held_replies(viewer: Viewer, notes: Notes, opened: frozenset[int] = frozenset()) -> tuple[HeldReply, ...]:
    """Return the replies that wait for `viewer` to read them, oldest first.

    The reader's own filters cover here too, and never leave out: what nobody
    meets would wait for ever. `opened` are ids of replies asked for by name.
    """
    stories = Story.objects.filter(policy.visible_to(viewer))
    rows = Reply.objects.filter(policy.replies_visible_to(viewer), policy.waits_for(viewer))
    rows = rows.filter(story__in=stories).select_related("persona", "story").defer("story__source", "story__parts")
    rows = rows.order_by("hour", "id")[:PAGE]
    words = {row.id: wording.to_read(row, row.story, viewer) for row in rows}
    known = faces(
        number for text in words.values() for _, html in text.parts for number in prose.mentioned(html)
    )
    return tuple(_held(row, words[row.id], viewer, notes, opened, known) for row in rows)


def _held(row: Reply, words: wording.Wording, viewer: Viewer, notes: Notes, opened, known) -> HeldReply:
    url = f"/stories/{row.story_id}/replies/{row.id}/"
    cover = None
    if row.id not in opened:
        cover = cover_of_whole(
            viewer, notes, row.notes | _noted(words), row.story.group_id, row.persona_id, "A reply",
            f"/desk/held/?open={','.join(str(number) for number in (*sorted(opened), row.id))}",
        )
    if cover:
        return HeldReply(row.id, row.story_id, url, cover)
    parts = passages(
        viewer, notes, words.parts, row.story.group_id, mine=False,
        opened=lambda index: True, open_url=lambda index: "", show_mention=show_mention(known),
    )
    return HeldReply(
        row.id, row.story_id, url, None, Author.of(row.persona), row.hour, parts,
        phrases(notes, row.notes), wording.mark(row, wording.take(row, row.story, viewer), viewer),
    )


def _noted(words: wording.Wording) -> int:
    """Return the notes on any passage: at the desk the whole is read, or none of it."""
    mask = 0
    for part, _ in words.parts:
        mask |= part
    return mask
