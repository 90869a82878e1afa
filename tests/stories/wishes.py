"""What readers wish for, through the same actions that people use; each returns them as they ask next."""

from tealight.kernel.viewer import Person
from tests import make


def wishes(viewer: Person, photos: str = "", **notes: str) -> Person:
    """Let `viewer` choose their filters: `wishes(ben, physical_detail="cover", birth="leave-out")`; `photos` is for all of them."""
    from tealight.accounts.actions.choose_filters import choose_filters

    choose_filters(viewer=viewer, now=make.NOW, preset="as-they-come")
    choices = {key.replace("_", "-"): handling for key, handling in notes.items()}
    choose_filters(viewer=viewer, now=make.NOW, preset="own", choices=choices, photos=photos)
    return make.as_viewer(viewer.member_id)


def keeps_away(viewer: Person, way: str, other: Person) -> Person:
    """Let `viewer` "block", "mute" or "hide" another person."""
    from tealight.accounts.actions.block_persona import block_persona
    from tealight.accounts.actions.hide_persona import hide_persona
    from tealight.accounts.actions.mute_persona import mute_persona

    act = {"block": block_persona, "mute": mute_persona, "hide": hide_persona}[way]
    act(viewer=viewer, now=make.NOW, persona_id=other.persona_id)
    return make.as_viewer(viewer.member_id)


def keeps(viewer: Person, story: int) -> Person:
    """Let `viewer` keep a story for themselves."""
    from tealight.accounts.actions.keep_story import keep_story

    keep_story(viewer=viewer, now=make.NOW, story_id=story)
    return make.as_viewer(viewer.member_id)


def takes_back(viewer: Person, story: int) -> None:
    """Let `viewer` take a story of theirs back."""
    from tealight.stories.actions.withdraw_story import withdraw_story

    withdraw_story(viewer=viewer, now=make.NOW, story=story)


def lets_appear(viewer, thing):
    """Let a story or a reply that waited appear, as someone of the team who has read it."""
    from tealight.stories import wording
    from tealight.stories.actions.let_reply_appear import let_reply_appear
    from tealight.stories.actions.let_story_appear import let_story_appear
    from tealight.stories.models import Story

    if isinstance(thing, Story):
        seen = wording.mark(thing, wording.take(thing, thing, viewer), viewer)
        let_story_appear(viewer=viewer, now=make.NOW, story=thing.id, seen=seen)
    else:
        seen = wording.mark(thing, wording.take(thing, thing.story, viewer), viewer)
        let_reply_appear(viewer=viewer, now=make.NOW, reply=thing.id, seen=seen)
