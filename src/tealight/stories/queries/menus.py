"""What stands behind "More": the few things each reader may do, from the same verdicts as the deeds."""

from django.urls import reverse

from tealight.accounts.models import PersonaKind
from tealight.kernel.viewer import Person, Viewer
from tealight.stories import policy
from tealight.stories.models import Reply, Story
from tealight.stories.queries.facts import MenuItem

#: the hint of everything that keeps somebody away
UNTOLD = "They are not told."


def menu_of_reply(viewer: Viewer, reply: Reply) -> tuple[MenuItem, ...]:
    """Return what `viewer` may do with a reply they see."""
    if not isinstance(viewer, Person):
        return ()
    at = (reply.story_id, reply.id)
    items = []
    if policy.may_edit(viewer, reply):
        items.append(MenuItem("Change the words", reverse("stories:edit_reply", args=at)))
    if policy.may_withdraw(viewer, reply) and not reply.withdrawn_on:
        items.append(MenuItem("Take it back", reverse("stories:reply_withdrawal", args=at)))
    if reply.held_on and policy.may_let_appear(viewer, reply):
        items.append(MenuItem("Let it appear", reverse("stories:reply_appearance", args=at), post=True))
    if not policy.is_mine(viewer, reply):
        url = reverse("stories:reply_distance", args=at)
        items.append(MenuItem(_away(reply), url, UNTOLD))
    return tuple(items)


def menu_of_story(viewer: Viewer, story: Story) -> tuple[MenuItem, ...]:
    """Return what `viewer` may seldom do with a story they see and did not write."""
    if not isinstance(viewer, Person) or policy.is_mine(viewer, story):
        return ()
    items = []
    if policy.may_close_replies(viewer, story):
        label, name = ("Open replies", "opening") if story.closed_on else ("Close replies", "closing")
        items.append(MenuItem(label, reverse(f"stories:{name}", args=(story.id,)), post=True))
    url = reverse("stories:distance", args=(story.id,))
    return (*items, MenuItem(_away(story), url, UNTOLD))


def _away(thing: Story | Reply) -> str:
    return "Hide this person" if thing.persona.kind == PersonaKind.THREAD else "Hide, mute or block"
