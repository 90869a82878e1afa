"""What stands behind "More": the few things each reader may do, from the same verdicts as the deeds."""

from django.urls import reverse

from tealight.accounts.models import PersonaKind
from tealight.kernel.viewer import Person, Viewer
from tealight.stories import policy
from tealight.stories.models import Reply, Story
from tealight.stories.queries.facts import MenuItem

#: ways to keep somebody away, with what each does; a name made for one story is only hidden
HIDE = ("hide", "Hide this person", "You won’t meet their words. They are not told.")
MUTE = ("mute", "Mute", "Not in lists, and covered under stories. They are not told.")
BLOCK = ("block", "Block", "You won’t meet their words, and what they write to you doesn’t arrive.")


def menu_of_reply(viewer: Viewer, reply: Reply, query: str) -> tuple[MenuItem, ...]:
    """Return what `viewer` may do with a reply they see; `query` is what the page's address asked for."""
    if not isinstance(viewer, Person):
        return ()
    at = (reply.story_id, reply.id)
    items = []
    if policy.may_edit(viewer, reply):
        items.append(MenuItem("Change the words", reverse("stories:edit_reply", args=at)))
    if policy.may_withdraw(viewer, reply) and not reply.withdrawn_on:
        items.append(MenuItem("Take it back", reverse("stories:reply_withdrawal", args=at)))
    if reply.held_on and policy.may_let_appear(viewer, reply):
        items.append(MenuItem("Read it at the desk", reverse("stories:held")))
    url = f"/stories/{reply.story_id}/replies/{reply.id}/distance/"
    return (*items, *_distance(viewer, reply, url, query))


def menu_of_story(viewer: Viewer, story: Story, query: str) -> tuple[MenuItem, ...]:
    """Return what `viewer` may seldom do with a story they see and did not write."""
    if not isinstance(viewer, Person) or policy.is_mine(viewer, story):
        return ()
    items = []
    if policy.may_close_replies(viewer, story):
        label, name = ("Open replies", "opening") if story.closed_on else ("Close replies", "closing")
        items.append(MenuItem(label, reverse(f"stories:{name}", args=(story.id,)), post=True))
    return (*items, *_distance(viewer, story, f"/stories/{story.id}/distance/", query))


def menu_of_person(viewer: Person, persona_id: int) -> tuple[MenuItem, ...]:
    """Return the ways to keep a pen name away, from its own page."""
    if persona_id == viewer.persona_id:
        return ()
    return _ways((HIDE, MUTE, BLOCK), f"/people/{persona_id}/distance/", "")


def _distance(viewer: Person, thing: Story | Reply, url: str, query: str) -> tuple[MenuItem, ...]:
    if policy.is_mine(viewer, thing):
        return ()
    ways = (HIDE,) if thing.persona.kind == PersonaKind.THREAD else (HIDE, MUTE, BLOCK)
    return _ways(ways, url, query)


def _ways(ways, url: str, query: str) -> tuple[MenuItem, ...]:
    return tuple(MenuItem(label, f"{url}{way}/{query}", hint, post=True) for way, label, hint in ways)
