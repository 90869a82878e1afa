"""Lists of stories: over all, of a room, of a persona, kept, one's own."""

from django.db.models import Q, QuerySet

from tealight.accounts.queries import Face
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories import policy, wording
from tealight.stories.models import Audience, Need, Story
from tealight.stories.queries.covers import cover_of_whole, labels
from tealight.stories.queries.facts import StoryCard, StoryList
from tealight.stories.queries.keyset import PAGE, before, place_after

#: columns a card does not show; a feed never reads whole texts
_HEAVY = ("source", "parts")


def feed(viewer: Viewer, notes: Notes, url: str, older_than: str = "") -> StoryList:
    """Return the newest stories of the viewer's rooms, circles and all members.

    Rooms not joined are absent even for those who may read them: nobody meets a
    room about trying or pregnancy they did not choose.
    """
    if isinstance(viewer, Person):
        mine = ~Q(audience=Audience.GROUP) | Q(group_id__in=viewer.groups)
        rows = Story.objects.exclude(audience=Audience.ME).filter(mine)
        if viewer.muted:
            rows = rows.exclude(persona_id__in=tuple(viewer.muted))
        return _page(rows.filter(withdrawn_on__isnull=True), viewer, notes, url, older_than)
    return _page(Story.objects.all(), viewer, notes, url, older_than)


def feed_of_room(
    viewer: Viewer, notes: Notes, group: int, url: str, older_than: str = ""
) -> StoryList:
    """Return the newest stories shared with one room."""
    rows = Story.objects.filter(
        audience=Audience.GROUP, group_id=group, withdrawn_on__isnull=True
    )
    return _page(rows, viewer, notes, url, older_than)


def stories_of(
    viewer: Viewer, notes: Notes, persona: int, url: str, older_than: str = ""
) -> StoryList:
    """Return what `viewer` may read of one persona's stories."""
    rows = Story.objects.filter(persona_id=persona, withdrawn_on__isnull=True)
    rows = rows.exclude(audience=Audience.ME)
    return _page(rows, viewer, notes, url, older_than)


def my_stories(viewer: Person, notes: Notes, url: str, older_than: str = "") -> StoryList:
    """Return everything the viewer wrote, only-me and taken back included."""
    rows = Story.objects.filter(persona_id=viewer.persona_id)
    return _page(rows, viewer, notes, url, older_than)


def kept_stories(viewer: Person, notes: Notes) -> tuple[StoryCard, ...]:
    """Return the stories the viewer keeps, newest kept first.

    What turned invisible or unwanted since is simply not there.
    """
    rows = _readable(Story.objects.filter(id__in=viewer.kept), viewer)
    found = {story.id: story for story in rows}
    return tuple(card(found[i], viewer, notes) for i in viewer.kept if i in found)


def held_stories(viewer: Viewer, notes: Notes) -> tuple[StoryCard, ...]:
    """Return the stories that wait for a person to read them, oldest first."""
    rows = _readable(Story.objects.filter(held_on__isnull=False), viewer)
    rows = rows.filter(removed_on__isnull=True, withdrawn_on__isnull=True)
    return tuple(card(story, viewer, notes) for story in rows.order_by("hour", "id")[:PAGE])


def _readable(rows: QuerySet[Story], viewer: Viewer) -> QuerySet[Story]:
    """Return `rows` that `viewer` may read and wants, with what a card shows."""
    return (
        rows.filter(policy.visible_to(viewer))
        .filter(policy.wanted_by(viewer))
        .select_related("persona", "group")
        .defer(*_HEAVY)
    )


def _page(
    rows: QuerySet[Story], viewer: Viewer, notes: Notes, url: str, older_than: str
) -> StoryList:
    found = list(
        _readable(rows, viewer).filter(before(older_than)).order_by("-hour", "-id")[: PAGE + 1]
    )
    more = len(found) > PAGE
    cards = tuple(card(story, viewer, notes) for story in found[:PAGE])
    earlier = f"{url}?before={place_after(found[PAGE - 1])}" if more else ""
    return StoryList(cards, earlier)


def card(story: Story, viewer: Viewer, notes: Notes) -> StoryCard:
    """Return `story` as `viewer` gets it in a list."""
    url = f"/stories/{story.id}/"
    cover = cover_of_whole(
        viewer, notes, story.notes, story.group_id, story.persona_id,
        "A story", f"{url}?open=story",
    )
    if cover:
        return StoryCard(story.id, url, cover)
    title, excerpt = wording.heading(story, viewer)
    return StoryCard(
        id=story.id,
        url=url,
        cover=None,
        title=title,
        excerpt=excerpt,
        author=Face.of(story.persona),
        hour=story.hour,
        where=where(story),
        need=Need(story.need).label,
        notes=labels(notes, story.notes),
        is_mine=policy.is_mine(viewer, story),
        is_held=story.held_on is not None,
    )


def where(story: Story) -> str:
    """Return where a story stands, in words: a room's name, or its audience."""
    if story.group is not None:
        return story.group.name
    if story.audience == Audience.CIRCLE:
        return "A circle"
    return Audience(story.audience).label
