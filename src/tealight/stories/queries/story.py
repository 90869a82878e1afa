"""The page of one story: its words, who is alongside, and what answers it."""

from tealight.accounts.queries import Face, faces
from tealight.kernel import prose
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories import policy, wording
from tealight.stories.models import Audience, Need, Reaction, ReactionKind, Story
from tealight.stories.queries.covers import (
    blocks_for,
    cover_of_whole,
    labels,
    show_mention,
)
from tealight.stories.queries.facts import Alongside, Block, ReactionChoice, StoryPage
from tealight.stories.queries.feed import where
from tealight.stories.queries.opened import Opened
from tealight.stories.queries.replies import ReplyReader, thread

#: the reactions of stories outside any room
USUAL = (ReactionKind.WITH_YOU, ReactionKind.BEEN_THERE, ReactionKind.THANK_YOU)


def find(viewer: Viewer, story_id: int) -> Story | None:
    """Return the row of a story `viewer` may read, or None."""
    rows = Story.objects.filter(policy.visible_to(viewer))
    return rows.select_related("persona", "group").filter(id=story_id).first()


def story_page(
    viewer: Viewer, notes: Notes, story_id: int, open_text: str = "", start: int = 0
) -> StoryPage | None:
    """Return the page of a story, or None if `viewer` may not know of it.

    `open_text` names what the reader asked to have opened; `start` is the
    ordinal the page of replies begins at. A covered story sends no reply either.
    """
    story = find(viewer, story_id)
    if story is None:
        return None
    url = f"/stories/{story.id}/"
    opened = Opened.parse(f"{url}?from={start}" if start else url, open_text)
    cover = None
    if "story" not in opened:
        cover = cover_of_whole(
            viewer, notes, story.notes, story.group_id, story.persona_id,
            "A story", opened.url("story", "story"),
        )
    words = wording.take(story, story, viewer)
    mine = policy.is_mine(viewer, story)
    kinds = reactions_of(story)
    replies, earlier, later, mentioned = (), "", "", prose.mentioned(_html(words))
    reader = ReplyReader(viewer, notes, story, opened)
    rows = [] if cover else thread(viewer, story, start)
    known = faces([*mentioned, *reader.mentions(rows)])
    if not cover:
        replies, earlier, later = reader.page(rows, start, known)
    may_react = policy.may_react(viewer, story, kinds[0], kinds)
    return StoryPage(
        id=story.id,
        url=url,
        title="" if cover else words.title,
        cover=cover,
        author=None if cover else Face.of(story.persona),
        hour=story.hour,
        where=where(story),
        group_slug=story.group.slug if story.group else "",
        audience=story.audience,
        audience_label=Audience(story.audience).label,
        need=Need(story.need).label,
        blocks=() if cover else _blocks(viewer, notes, story, words, mine, opened, known),
        notes=() if cover else labels(notes, story.notes),
        is_edited=story.edited_on is not None,
        is_mine=mine,
        is_held=story.held_on is not None,
        is_withdrawn=story.withdrawn_on is not None,
        is_removed=story.removed_on is not None,
        is_closed=story.closed_on is not None,
        is_kept=isinstance(viewer, Person) and story.id in viewer.kept,
        reactions=_choices(viewer, story, kinds) if may_react and not cover else (),
        alongside=_alongside(viewer, story) if mine and not cover else (),
        replies=replies,
        earlier_url=earlier,
        later_url=later,
        may_reply=policy.may_reply(viewer, story),
        may_react=may_react,
        may_edit=policy.may_edit(viewer, story),
        may_withdraw=policy.may_withdraw(viewer, story),
        may_close=policy.may_close_replies(viewer, story),
        may_let_appear=policy.may_let_appear(viewer, story),
    )


def reactions_of(story: Story) -> tuple[str, ...]:
    """Return the kinds of reaction the place of a story has."""
    return tuple(story.group.reactions) if story.group else USUAL


def _html(words: wording.Wording) -> str:
    return "".join(html for _, html in words.parts)


def _blocks(viewer, notes, story, words, mine, opened: Opened, known) -> tuple[Block, ...]:
    return blocks_for(
        viewer,
        notes,
        words.parts,
        story.group_id,
        mine,
        opened=lambda index: f"p{index}" in opened,
        open_url=lambda index: opened.url(f"p{index}", "story"),
        show_mention=show_mention(known),
    )


def _choices(viewer: Viewer, story: Story, kinds: tuple[str, ...]) -> tuple[ReactionChoice, ...]:
    mine = ""
    if isinstance(viewer, Person):
        rows = Reaction.objects.filter(story=story, persona_id=viewer.persona_id)
        mine = rows.values_list("kind", flat=True).first() or ""
    return tuple(ReactionChoice(kind, ReactionKind(kind).label, kind == mine) for kind in kinds)


def _alongside(viewer: Person, story: Story) -> tuple[Alongside, ...]:
    """Return who is alongside, for the author; the blocked do not reach them."""
    rows = Reaction.objects.filter(story=story).exclude(persona_id__in=tuple(viewer.unwanted))
    by_kind: dict[str, list[Face]] = {}
    for row in rows.select_related("persona").order_by("persona__name_key"):
        by_kind.setdefault(row.kind, []).append(Face.of(row.persona))
    return tuple(
        Alongside(kind, ReactionKind(kind).label, tuple(by_kind[kind]))
        for kind in ReactionKind.values
        if kind in by_kind
    )
