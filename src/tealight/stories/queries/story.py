"""The page of one story: its words, who is alongside, and what answers it."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import BigIntegerField, F, FilteredRelation, Q, QuerySet, Value

from tealight.accounts.names import fold_name
from tealight.accounts.queries import Face, faces
from tealight.groups.models import ReactionKind
from tealight.kernel import prose
from tealight.kernel.ids import LARGEST
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories import anonymous_policy, policy, wording
from tealight.stories.models import Audience, Need, Story
from tealight.stories.queries.alongside import alongside, opened, tags_of
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
from tealight.stories.queries.waiting import waiting

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
    if story_id > LARGEST:
        return None  # out of an address: no table has it, and no tag is made of it
    tags = tags_of(viewer.keys, story_id) if isinstance(viewer, Person) else ()

    def write(number: int, *mine: bytes) -> QuerySet[Story]:
        own = {"own_reaction": Value(None, output_field=BigIntegerField())}
        rows = Story.objects.filter(policy.visible_to(viewer), id=number)
        if mine:
            rows = rows.annotate(own=FilteredRelation("reactions", condition=Q(reactions__tag__in=mine)))
            own = {"own_reaction": F("own__id"), "own_sealed": F("own__sealed")}
        return rows.annotate(**own).select_related("persona", "group").defer("source")

    name = ("the page of a story", len(tags))
    return next(iter(viewer.prepared.ask(name, write, story_id, *tags)), None)


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
    stand = alongside(viewer, story.id) if policy.may_see_alongside(viewer, story) else {}
    called = {*prose.mentioned("".join(html for _, html in words.parts)), *reader.mentions(), *stand}
    known |= faces(called - known.keys())
    drawn = drawn_of(words, *reader.texts)
    replies, earlier, later = reader.page(known, drawn)
    author = Author.of(story.persona)
    kinds = reactions_of(story)
    may_react = bool(kinds) and policy.may_react(viewer, story, kinds[0], kinds)
    left = opened(story.own_reaction, story.own_sealed).kind if story.own_reaction else ""
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
        room_is_many=story.group is not None and story.group.is_many,
        group=story.group_id,
        audience=_audience(story, mine),
        notes=phrases(notes, story.notes),
        parts=_parts(viewer, notes, story, words, mine, asked, show_mention(known)),
        pictures=picture_cards(_setting(viewer, notes, story, mine, author.name, asked), words.pictures, drawn),
        is_mine=mine,
        waits_for=waiting(story),
        is_withdrawn=story.withdrawn_on is not None,
        is_removed=story.removed_on is not None,
        is_closed=story.closed_on is not None,
        is_kept=isinstance(viewer, Person) and story.id in viewer.kept,
        is_private=story.audience == Audience.ME,
        no_reply_needed=story.need == Need.NO_REPLY,
        reactions=_choices(left, kinds) if may_react else (),
        reacted=f"{_REACTED[left]} {_FOR_THE_AUTHOR}" if left else "",
        alongside=_alongside(stand, known),
        menu=menu_of_story(viewer, story, asked.query),
        replies=replies,
        earlier_url=earlier,
        later_url=later,
        may_reply=policy.may_reply(viewer, story),
        may_be_anonymous=bool(anonymous_policy.may_reply_anonymously(viewer, story)),
        named_only=story.named_only_on is not None,
        may_appear_later=story.audience in policy.OPEN,
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


def _choices(mine: str, kinds: tuple[str, ...]) -> tuple[ReactionChoice, ...]:
    """Return what can be left. A lit one takes itself back: pressed twice, it is still taken back."""
    return tuple(
        ReactionChoice(NONE if kind == mine else kind, ReactionKind(kind).label, _ICONS[kind], kind == mine)
        for kind in kinds
    )


def _alongside(stand: Mapping[int, str], known: Mapping[int, Face]) -> tuple[Alongside, ...]:
    """Return who is alongside, by kind, and by name within."""
    by_kind: dict[str, list[Face]] = {}
    for persona in stand.keys() & known.keys():
        by_kind.setdefault(stand[persona], []).append(known[persona])
    return tuple(
        Alongside(ReactionKind(kind).label, tuple(map(Author.of, sorted(by_kind[kind], key=_by_name))))
        for kind in ReactionKind.values
        if kind in by_kind
    )


def _by_name(face: Face) -> str:
    return fold_name(face.name)
