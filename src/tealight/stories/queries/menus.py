"""What stands behind "More": the few things each reader may do, from the same verdicts as the deeds."""

from django.urls import reverse

from tealight.accounts.models import PersonaKind
from tealight.kernel.viewer import Person, Viewer
from tealight.place.policy import may_slow
from tealight.stories import policy
from tealight.stories.models import Reply, Story
from tealight.stories.queries.ways import Menu, MenuItem, Ways

#: ways to keep somebody away, with what each does; a name made for one story is only hidden
HIDE = MenuItem("Hide this person", "distance/hide/", "You won’t meet their words. They are not told.", post=True)
MUTE = MenuItem("Mute", "distance/mute/", "Not in lists, and covered under stories. They are not told.", post=True)
BLOCK = MenuItem("Block", "distance/block/", "You won’t meet their words, and what they write to you doesn’t arrive.", post=True)
#: a room above has these pages; whoever reads something may reach them
REPORT = MenuItem("Report", "report/", "The team looks at it. Whoever wrote it is not told who reported it.")
WORRIED = MenuItem("I’m worried about someone", "worry/", "A short form, and where help is.")
REPORT_PHOTO = MenuItem("Report the photo", "photo/report/")
MISSED = MenuItem("Suggest a note", "note/", "For people who avoid something that is in it.")
TELLING = (REPORT, WORRIED)
FROM_A_NAME, FROM_A_PERSON = (HIDE, *TELLING), (HIDE, MUTE, BLOCK, *TELLING)
#: the same under what they wrote
NAME_OF_WORDS, PERSON_OF_WORDS = (MISSED, *FROM_A_NAME), (MISSED, *FROM_A_PERSON)
FROM_A_PICTURED_PERSON = (*FROM_A_PERSON, REPORT_PHOTO)


def menu_of_reply(viewer: Viewer, reply: Reply, query: str) -> Menu:
    """Return what `viewer` may do with a reply they see; `query` is what the page's address asked for."""
    url = f"/stories/{reply.story_id}/replies/{reply.id}/"
    if not isinstance(viewer, Person):
        return Ways(TELLING, url, query)
    if policy.is_mine(viewer, reply):
        return _of_own_reply(viewer, reply)
    ways = _distance(reply, url, query)
    if reply.held_on and policy.may_let_appear(viewer, reply):
        return (MenuItem("Read it at the desk", reverse("stories:held")), *ways.spelled_out())
    return ways


def _of_own_reply(viewer: Person, reply: Reply) -> tuple[MenuItem, ...]:
    at, items = (reply.story_id, reply.id), []
    if policy.may_edit(viewer, reply):
        items.append(MenuItem("Change the words", reverse("stories:edit_reply", args=at)))
    if policy.may_withdraw(viewer, reply) and not reply.withdrawn_on:
        items.append(MenuItem("Take it back", reverse("stories:reply_withdrawal", args=at)))
    if policy.may_erase_one(viewer, reply):
        items.append(MenuItem("Delete for good", reverse("stories:reply_erasure", args=at)))
    return tuple(items)


def menu_of_story(viewer: Viewer, story: Story, query: str) -> Menu:
    """Return what `viewer` may seldom do with a story they see; with their own, what its page has elsewhere."""
    url = f"/stories/{story.id}/"
    if not isinstance(viewer, Person):
        return Ways(TELLING, url, query)
    if policy.is_mine(viewer, story):
        return ()
    ways = _distance(story, url, query)
    if policy.may_close_replies(viewer, story):
        label, name = ("Open replies", "opening") if story.closed_on else ("Close replies", "closing")
        own = [MenuItem(label, reverse(f"stories:{name}", args=(story.id,)), post=True)]
        if may_slow(viewer):
            own.append(MenuItem("Let it go slowly", reverse("stories:slow_thread", args=(story.id,))))
        return (*own, *ways.spelled_out())
    return ways


def menu_of_person(viewer: Person, persona_id: int, *, pictured: bool) -> Menu:
    """Return the ways to keep a pen name away, and to report it, from its own page; `pictured`: its photo as well."""
    if persona_id == viewer.persona_id:
        return ()
    return Ways(FROM_A_PICTURED_PERSON if pictured else FROM_A_PERSON, f"/people/{persona_id}/", "")


def _distance(thing: Story | Reply, url: str, query: str) -> Ways:
    """Return the ways to keep the author of `thing`, who is somebody else, away, and to report it."""
    ways = NAME_OF_WORDS if thing.persona.kind == PersonaKind.THREAD else PERSON_OF_WORDS
    return Ways(ways, url, query)
