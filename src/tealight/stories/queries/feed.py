"""Lists of stories: over all, of a room, of a persona, kept, one's own."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from tealight.accounts.queries import faces
from tealight.kernel import clock, prose
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories import policy, shelf_policy, wording
from tealight.stories.models import Audience, Need, Reply, Story
from tealight.stories.queries.asked import number_in
from tealight.stories.queries.card_row import COLUMNS, CardRow, card_rows
from tealight.stories.queries.covers import cover_of_whole, name_mention
from tealight.stories.queries.facts import Author, StoryCard, StoryList
from tealight.stories.queries.keyset import PAGE, before, place_after
from tealight.stories.queries.waiting import waiting

#: how long a story is shown as waiting for an answer
WAITS = timedelta(days=30)
#: what a story without a title is called
UNTITLED = "Without a title"


def feed(viewer: Viewer, notes: Notes, url: str, older_than: str = "") -> StoryList:
    """Return the newest stories of the viewer's rooms, circles and all members.

    Rooms not joined are absent even for those who may read them: nobody meets a
    room about trying or pregnancy they did not choose.
    """
    return _page("the feed", lambda: met(viewer), viewer, notes, url, older_than)


def met(viewer: Viewer) -> QuerySet[Story]:
    """Return the stories one meets without asking for their place: in the feed, in a search."""
    rows = _standing(viewer).exclude(audience=Audience.ME)
    if isinstance(viewer, Person):
        rows = rows.filter(~Q(audience=Audience.GROUP) | Q(group_id__in=viewer.groups))
    return _unmuted(rows, viewer)


def newest(viewer: Viewer, notes: Notes, most: int) -> tuple[StoryCard, ...]:
    """Return the first `most` of the feed, for a page that shows a little of everything."""
    return cards(card_rows(readable(met(viewer), viewer).order_by("-hour", "-id")[:most]), viewer, notes)


def unanswered(viewer: Person, notes: Notes, now: datetime, most: int) -> tuple[StoryCard, ...]:
    """Return `most` stories of others that hope for an answer and have none, those that wait longest first.

    Of the last month: what was told longer ago is left in peace. Whoever wrote
    "No reply needed" waits for nobody.
    """
    rows = readable(met(viewer), viewer).filter(shelf_policy.waits_for_answer(), hour__gte=clock.hour(now - WAITS))
    rows = rows.exclude(policy.own(viewer))
    return cards(card_rows(rows.order_by("hour", "id")[:most]), viewer, notes)


def feed_of_room(
    viewer: Viewer, notes: Notes, group: int, url: str, older_than: str = ""
) -> StoryList:
    """Return the newest stories shared with one room."""
    def rows(room: int) -> QuerySet[Story]:
        return _unmuted(_standing(viewer).filter(audience=Audience.GROUP, group_id=room), viewer)

    found = _page("a room", rows, viewer, notes, url, older_than, group)
    # Here the room's name stands above everything; on each card it would be noise.
    return replace(found, cards=tuple(replace(one, room="") for one in found.cards))


def stories_of(
    viewer: Viewer, notes: Notes, persona: int, url: str, older_than: str = ""
) -> StoryList:
    """Return what `viewer` may read of one persona's stories.

    Those who keep the place meet other rooms here too, but a room that stands
    apart only if they joined it: they came as members, and some are bereaved.
    """
    mine = isinstance(viewer, Person) and viewer.persona_id == persona

    def rows(author: int) -> QuerySet[Story]:
        found = _standing(viewer).filter(persona_id=author).exclude(audience=Audience.ME)
        if isinstance(viewer, Person) and not mine:
            found = found.exclude(Q(group__apart=True) & ~Q(group_id__in=viewer.groups))
        return _unmuted(found, viewer)

    return _page(("of somebody", mine), rows, viewer, notes, url, older_than, persona)


def my_stories(viewer: Person, notes: Notes, url: str, older_than: str = "") -> StoryList:
    """Return everything the viewer wrote, only-me and taken back included."""
    def rows() -> QuerySet[Story]:
        return Story.objects.filter(policy.own(viewer))

    return _page("my own", rows, viewer, notes, url, older_than)


def kept_stories(viewer: Person, notes: Notes, url: str, after: str = "") -> StoryList:
    """Return the stories the viewer keeps, newest kept first, from the one after `after` on.

    What turned invisible or unwanted since is simply not there.
    """
    kept = list(viewer.kept)
    last = number_in(after)
    start = kept.index(last) + 1 if last in kept else 0
    asked = kept[start : start + PAGE]
    found = {story.id: story for story in card_rows(readable(Story.objects.filter(id__in=asked), viewer))}
    found_in_order = [found[number] for number in asked if number in found]
    earlier = f"{url}?before={asked[-1]}" if len(kept) > start + PAGE else ""
    return StoryList(cards(found_in_order, viewer, notes), earlier, url if start else "")


def held_stories(viewer: Viewer, notes: Notes) -> tuple[StoryCard, ...]:
    """Return the stories that wait for `viewer` to read them, oldest first.

    Filters cover here and never leave out: what nobody meets would wait for ever.
    """
    rows = Story.objects.filter(policy.visible_to(viewer), policy.waits_for(viewer))
    return cards(card_rows(rows.order_by("hour", "id")[:PAGE]), viewer, notes)


def _standing(viewer: Viewer) -> QuerySet[Story]:
    """Return the stories that stand, and the viewer's own that wait for a person.

    Those who keep the place may read what waits, but meet it at the desk, when
    they sat down to; not in the evening, among what friends wrote.
    """
    rows = Story.objects.filter(withdrawn_on__isnull=True, removed_on__isnull=True)
    own = policy.own(viewer) if isinstance(viewer, Person) else Q()
    return rows.filter(Q(held_on__isnull=True) | own)


def _unmuted(rows: QuerySet[Story], viewer: Viewer) -> QuerySet[Story]:
    muted = viewer.muted if isinstance(viewer, Person) else ()
    return rows.exclude(persona_id__in=tuple(muted)) if muted else rows


def readable(rows: QuerySet[Story], viewer: Viewer) -> QuerySet[Story]:
    """Return `rows` that `viewer` may read and wants."""
    return rows.filter(policy.visible_to(viewer)).filter(policy.wanted_by(viewer))


def _page(
    name: Hashable, rows: Callable[..., QuerySet[Story]], viewer: Viewer, notes: Notes, url: str,
    older_than: str, *values: int,
) -> StoryList:
    """Return a page of `rows(*values)`; the statement of the newest page, which most ask for, is kept as `name`."""
    def write(*values: int) -> QuerySet:
        wanted = readable(rows(*values), viewer).filter(before(older_than))
        return wanted.order_by("-hour", "-id").values_list(*COLUMNS)[: PAGE + 1]

    columns = write(*values) if older_than else viewer.prepared.ask(name, write, *values)
    found = [CardRow.of_columns(row) for row in columns]
    earlier = f"{url}?before={place_after(found[PAGE - 1])}" if len(found) > PAGE else ""
    return StoryList(cards(found[:PAGE], viewer, notes), earlier, url if older_than else "")


def cards(rows: Iterable[CardRow], viewer: Viewer, notes: Notes) -> tuple[StoryCard, ...]:
    """Return `rows` as `viewer` gets them in a list; one statement more if someone is called in them."""
    found = [card(story, viewer, notes) for story in rows]
    called = {number for one in found for number in prose.mentioned(one.excerpt)}
    if not called:
        return tuple(found)
    name = name_mention(faces(called))
    return tuple(replace(one, excerpt=prose.show_mentions(one.excerpt, name)) for one in found)


def card(story: CardRow, viewer: Viewer, notes: Notes) -> StoryCard:
    """Return `story` as `viewer` gets it in a list."""
    url = f"/stories/{story.id}/"
    cover = cover_of_whole(
        viewer, notes, story.notes, story.group_id, story.persona_id,
        "A story", f"{url}?open=story#story",
    )
    if cover:
        return StoryCard(story.id, url, cover)
    title, excerpt = wording.heading(story, viewer)
    author = Author.of(story.persona)
    return StoryCard(
        id=story.id,
        url=url,
        title=title or UNTITLED,
        excerpt=excerpt,
        persona=author,
        anonymous=author.anonymous,
        hour=story.hour,
        room=story.room or "",
        audience=_audience(story, policy.is_mine(viewer, story)),
        need=Need(story.need).label,
        state=state_of(story),
    )


def _audience(story: CardRow, mine: bool) -> str:
    """Return who reads it, where that is not plain: rooms have names, all members are usual."""
    if story.audience == Audience.CIRCLE:
        return "Your circle" if mine else "A circle you are in"
    return {Audience.ME: "Only you", Audience.ANYONE: "Anyone"}.get(story.audience, "")


def state_of(thing: CardRow | Reply) -> str:
    """Return what keeps `thing` from those it is for, in a few words, or nothing."""
    if thing.removed_on:
        return "taken down by the team"
    if thing.withdrawn_on:
        return "taken back"
    return waiting(thing)
