"""The page of one story: its words, who is alongside, and what answers it."""

from dataclasses import replace

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value

from tealight.accounts.queries import Face, faces
from tealight.groups.models import ReactionKind
from tealight.kernel import prose
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories import policy, wording
from tealight.stories.models import Audience, Need, Reaction, Story
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.covers import cover_of_whole, passages, phrases, show_mention
from tealight.stories.queries.facts import (
    Alongside,
    Author,
    CoveredStory,
    Passage,
    ReactionChoice,
    StoryPage,
)
from tealight.stories.queries.feed import UNTITLED
from tealight.stories.queries.menus import menu_of_story
from tealight.stories.queries.pictures import Setting, drawn_of
from tealight.stories.queries.pictures import cards as picture_cards
from tealight.stories.queries.replies import ReplyReader
from tealight.stories.queries.story_row import find

__all__ = ["find", "reactions_of", "story_page"]

#: the reactions of stories outside any room
USUAL = (ReactionKind.WITH_YOU, ReactionKind.BEEN_THERE, ReactionKind.THANK_YOU)
#: the value that takes a reaction back
NONE = "none"
_ICONS = {
    ReactionKind.WITH_YOU: "heart",
    ReactionKind.BEEN_THERE: "been-there",
    ReactionKind.CANDLE: "candle",
    ReactionKind.THANK_YOU: "leaf",
}
_REACTED = {
    ReactionKind.WITH_YOU: "You said you are with them.",
    ReactionKind.BEEN_THERE: "You said you have been there.",
    ReactionKind.CANDLE: "You left a candle.",
    ReactionKind.THANK_YOU: "You said thank you.",
}
_FOR_THE_AUTHOR = "Only the author sees who is alongside."
_FOR = {
    Audience.ME: "Only you can read this",
    Audience.GROUP: "for people in this room",
    Audience.MEMBERS: "For all members",
    Audience.ANYONE: "For anyone",
}


def _find_for_page(viewer: Viewer, story_id: int) -> Story | None:
    """Return `find`, with the reader's own reaction, in one statement."""
    def write(number: int) -> QuerySet[Story]:
        mine = Value(None, output_field=CharField())
        if isinstance(viewer, Person):
            rows = Reaction.objects.filter(story=OuterRef("id"), persona_id=viewer.persona_id)
            mine = Subquery(rows.values("kind")[:1])
        rows = Story.objects.filter(policy.visible_to(viewer), id=number).annotate(my_reaction=mine)
        return rows.select_related("persona", "group").defer("source")

    return next(iter(viewer.prepared.ask("the page of a story", write, story_id)), None)


def story_page(viewer: Viewer, notes: Notes, asked: Asked) -> StoryPage | CoveredStory | None:
    """Return the page of a story, or None if `viewer` may not know of it.

    A story that is covered sends nothing of itself: no title, no author, no reply.
    """
    story = _find_for_page(viewer, asked.story)
    if story is None:
        return None
    if "story" not in asked:
        cover = cover_of_whole(
            viewer, notes, story.notes, story.group_id, story.persona_id,
            "A story", asked.opening("story", "story"),
        )
        if cover:
            return CoveredStory(story.id, cover)
    words = wording.to_read(story, story, viewer)
    mine = policy.is_mine(viewer, story)
    may_let_appear = policy.may_let_appear(viewer, story)
    if story.held_on and may_let_appear:
        # Nobody says yes to what they were not shown; it is covered for them instead.
        viewer = replace(viewer, filters=viewer.filters.leaving_nothing_out())
    reader = ReplyReader(viewer, notes, story, asked)
    known = {**reader.faces, story.persona_id: Face.of(story.persona)}
    called = {*prose.mentioned("".join(html for _, html in words.parts)), *reader.mentions()}
    known |= faces(called - known.keys())
    drawn = drawn_of(words, *reader.texts)
    replies, earlier, later = reader.page(known, drawn)
    author = Author.of(story.persona)
    kinds = reactions_of(story)
    may_react = bool(kinds) and policy.may_react(viewer, story, kinds[0], kinds)
    return StoryPage(
        id=story.id,
        url=f"/stories/{story.id}/",
        asked=asked.query,
        title=words.title or UNTITLED,
        persona=author,
        anonymous=author.anonymous,
        hour=story.hour,
        edited=story.edited_on is not None,
        need=Need(story.need).label,
        room=story.group.name if story.group else "",
        room_url=f"/rooms/{story.group.slug}/" if story.group else "",
        audience=_audience(story, mine),
        notes=phrases(notes, story.notes),
        parts=_parts(viewer, notes, story, words, mine, asked, show_mention(known)),
        pictures=picture_cards(_setting(viewer, notes, story, mine, author.name, asked), words.pictures, drawn),
        is_mine=mine,
        is_held=story.held_on is not None,
        is_withdrawn=story.withdrawn_on is not None,
        is_removed=story.removed_on is not None,
        is_closed=story.closed_on is not None,
        is_kept=isinstance(viewer, Person) and story.id in viewer.kept,
        is_private=story.audience == Audience.ME,
        no_reply_needed=story.need == Need.NO_REPLY,
        reactions=_choices(story.my_reaction, kinds) if may_react else (),
        reacted=f"{_REACTED[story.my_reaction]} {_FOR_THE_AUTHOR}" if story.my_reaction else "",
        alongside=_alongside(viewer, story) if policy.may_see_alongside(viewer, story) else (),
        menu=menu_of_story(viewer, story, asked.query),
        replies=replies,
        earlier_url=earlier,
        later_url=later,
        may_reply=policy.may_reply(viewer, story),
        may_edit=policy.may_edit(viewer, story),
        may_withdraw=policy.may_withdraw(viewer, story),
        may_close=policy.may_close_replies(viewer, story),
        may_let_appear=may_let_appear,
        seen=_mark(story, viewer) if story.held_on and may_let_appear else "",
        made_of=(story.version, tuple(known.values())),
    )


def _mark(story: Story, viewer: Person) -> str:
    return wording.mark(story, wording.take(story, story, viewer), viewer)


def reactions_of(story: Story) -> tuple[str, ...]:
    """Return the kinds of reaction the place of a story has."""
    return tuple(story.group.reactions) if story.group else USUAL


def _audience(story: Story, mine: bool) -> str:
    if story.audience == Audience.CIRCLE:
        return "For your circle" if mine else "For a circle you are in"
    return _FOR[Audience(story.audience)]


def _parts(viewer, notes, story, words, mine, asked: Asked, mention) -> tuple[Passage, ...]:
    return passages(
        viewer,
        notes,
        words.parts,
        story.group_id,
        mine,
        opened=lambda index: f"p{index}" in asked,
        open_url=lambda index: asked.opening(f"p{index}", "story"),
        show_mention=mention,
    )


def _setting(viewer, notes, story, mine, author: str, asked: Asked) -> Setting:
    return Setting(viewer, notes, story.group_id, mine, author, asked, f"/stories/{story.id}/", "story", ("story",))


def _choices(mine: str | None, kinds: tuple[str, ...]) -> tuple[ReactionChoice, ...]:
    """Return what can be left. A lit one takes itself back: pressed twice, it is still taken back."""
    return tuple(
        ReactionChoice(NONE if kind == mine else kind, ReactionKind(kind).label, _ICONS[kind], kind == mine)
        for kind in kinds
    )


def _alongside(viewer: Person, story: Story) -> tuple[Alongside, ...]:
    """Return who is alongside, for the author; the blocked do not reach them."""
    rows = Reaction.objects.filter(story=story).exclude(persona_id__in=tuple(viewer.unwanted))
    by_kind: dict[str, list[Author]] = {}
    for row in rows.select_related("persona").order_by(F("persona__name_key")):
        by_kind.setdefault(row.kind, []).append(Author.of(row.persona))
    return tuple(
        Alongside(ReactionKind(kind).label, tuple(by_kind[kind]))
        for kind in ReactionKind.values
        if kind in by_kind
    )
