"""What stands behind "More": the few things each reader may do, from the same verdicts as the deeds."""

from django.urls import reverse

from tealight.accounts.models import PersonaKind
from tealight.kernel.viewer import Person, Viewer
from tealight.stories import policy
from tealight.stories.models import Reply, Story
from tealight.stories.queries.ways import Menu, MenuItem, Ways

#: ways to keep somebody away, with what each does; a name made for one story is only hidden
HIDE = MenuItem("Hide this person", "hide/", "You won’t meet their words. They are not told.", post=True)
MUTE = MenuItem("Mute", "mute/", "Not in lists, and covered under stories. They are not told.", post=True)
BLOCK = MenuItem("Block", "block/", "You won’t meet their words, and what they write to you doesn’t arrive.", post=True)
FROM_A_NAME, FROM_A_PERSON = (HIDE,), (HIDE, MUTE, BLOCK)


def menu_of_reply(viewer: Viewer, reply: Reply, query: str) -> Menu:
    """Return what `viewer` may do with a reply they see; `query` is what the page's address asked for."""
    if not isinstance(viewer, Person):
        return ()
    if policy.is_mine(viewer, reply):
        return _of_own_reply(viewer, reply)
    ways = _distance(reply, f"/stories/{reply.story_id}/replies/{reply.id}/distance/", query)
    if reply.held_on and policy.may_let_appear(viewer, reply):
        return (MenuItem("Read it at the desk", reverse("stories:held")), *ways.spelled_out())
    return ways


def _of_own_reply(viewer: Person, reply: Reply) -> tuple[MenuItem, ...]:
    at, items = (reply.story_id, reply.id), []
    if policy.may_edit(viewer, reply):
        items.append(MenuItem("Change the words", reverse("stories:edit_reply", args=at)))
    if policy.may_withdraw(viewer, reply) and not reply.withdrawn_on:
        items.append(MenuItem("Take it back", reverse("stories:reply_withdrawal", args=at)))
    return tuple(items)


def menu_of_story(viewer: Viewer, story: Story, query: str) -> Menu:
    """Return what `viewer` may seldom do with a story they see and did not write."""
    if not isinstance(viewer, Person) or policy.is_mine(viewer, story):
        return ()
    ways = _distance(story, f"/stories/{story.id}/distance/", query)
    if policy.may_close_replies(viewer, story):
        label, name = ("Open replies", "opening") if story.closed_on else ("Close replies", "closing")
        return (MenuItem(label, reverse(f"stories:{name}", args=(story.id,)), post=True), *ways.spelled_out())
    return ways


def menu_of_person(viewer: Person, persona_id: int) -> Menu:
    """Return the ways to keep a pen name away, from its own page."""
    if persona_id == viewer.persona_id:
        return ()
    return Ways(FROM_A_PERSON, f"/people/{persona_id}/distance/", "")


def _distance(thing: Story | Reply, url: str, query: str) -> Ways:
    """Return the ways to keep the author of `thing`, who is somebody else, away."""
    ways = FROM_A_NAME if thing.persona.kind == PersonaKind.THREAD else FROM_A_PERSON
    return Ways(ways, url, query)
