"""Who may read, and who may do what, in stories. Each rule is written once, here.

`visible_to` and `replies_visible_to` say what a person may read; `wanted_by` says
what their filters let through. Blocks and mutes are never part of what may be
read: blocking must not become a test for who wrote an anonymous thing.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import LessThan

from tealight.accounts.policy import KEEPERS, may_take_part
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer, Visitor
from tealight.media import policy as media
from tealight.stories.models import Audience, Reply, Story

#: audiences whose words stand open in the tables, by how many they reach
OPEN = {Audience.GROUP: 1, Audience.MEMBERS: 2, Audience.ANYONE: 3}
#: what those can read whom it is for
SHARED = Q(withdrawn_on__isnull=True, removed_on__isnull=True, held_on__isnull=True)


def keeps(viewer: Viewer) -> bool:
    """Return whether `viewer` keeps the place safe."""
    return bool(KEEPERS & viewer.roles)


def waits_for(viewer: Viewer) -> Q:
    """Return the condition on what waits for `viewer` to read it: never their own words, nor what waits for its hour."""
    waits = Q(held_on__isnull=False, appears_at__isnull=True, withdrawn_on__isnull=True, removed_on__isnull=True)
    return waits & ~own(viewer) if isinstance(viewer, Person) else waits


def is_mine(viewer: Viewer, thing: Story | Reply) -> bool:
    """Return whether `viewer` wrote `thing`, under whichever of their faces.

    What this changes may be seen on the viewer's own page alone: never in a count, an order, a list,
    a notice or a refusal that somebody else meets (PRIVACY, "Anonymous writing" 6).
    """
    return isinstance(viewer, Person) and thing.persona_id in viewer.personas


def is_anonymous(viewer: Viewer, thing: Story | Reply) -> bool:
    """Return whether `thing` is the viewer's, under a face made for its story alone."""
    return is_mine(viewer, thing) and thing.persona_id != viewer.persona_id


def own(viewer: Person, face: int | None = None) -> Q:
    """Return the condition on what `viewer` wrote; in one story, under their pen name or `face`, `viewer.face_in(story)`."""
    return Q(persona_id__in=tuple(viewer.personas) if face is None else (viewer.persona_id, face))


def visible_to(viewer: Viewer, face: int | None = None) -> Q:
    """Return the condition on stories that `viewer` may read; on one story, if `face` is theirs in it."""
    if isinstance(viewer, System):
        return Q()
    if isinstance(viewer, Visitor):
        return SHARED & Q(audience=Audience.ANYONE) if viewer.reads_open else Q(pk__in=())
    readable = Q(audience__in=(Audience.MEMBERS, Audience.ANYONE))
    readable |= Q(audience=Audience.GROUP, group_id__in=viewer.groups)
    readable |= Q(audience=Audience.CIRCLE, circle_id__in=tuple(viewer.circles))
    seen = SHARED & readable
    if keeps(viewer):
        seen |= Q(
            audience__in=(Audience.GROUP, Audience.MEMBERS, Audience.ANYONE),
            withdrawn_on__isnull=True,
            removed_on__isnull=True,
        )
    return seen | own(viewer, face)


def replies_visible_to(viewer: Viewer) -> Q:
    """Return the condition on the replies of a story that `viewer` may read."""
    if isinstance(viewer, System):
        return Q()
    if isinstance(viewer, Visitor):
        return SHARED
    seen = SHARED
    if keeps(viewer):
        seen |= Q(withdrawn_on__isnull=True, removed_on__isnull=True)
    return seen | own(viewer)


def under(stories: QuerySet[Story]) -> Exists:
    """Return the condition on replies to any of `stories`, asked reply by reply.

    A list of all the stories somebody may read would be made first, and anew each time.
    """
    return Exists(stories.filter(id=OuterRef("story_id")))


def replies_within_reach_of(viewer: Person) -> Q:
    """Return the condition on replies whose author `viewer` may ask to be: those they read, and all their own.

    Their own whatever became of the story, and of their place in the room.
    """
    stories = Story.objects.filter(visible_to(viewer))
    return own(viewer) | (replies_visible_to(viewer) & Q(under(stories)))


def wanted_by(viewer: Viewer, group: str = "group_id") -> Q:
    """Return the condition on stories, or replies, that `viewer`'s filters let through.

    `group` is the path to the room's id: "story__group_id" for replies. Inside a
    room that lifts a filter the note is let through. One's own words always are.
    """
    left_out = viewer.filters.leave_out
    wanted = _without(left_out)
    by_mask: dict[int, list[int]] = {}
    for room, lifted in viewer.filters.lifts.items():
        if left_out & lifted:
            by_mask.setdefault(left_out & ~lifted, []).append(room)
    for mask, rooms in by_mask.items():
        wanted |= Q(**{f"{group}__in": rooms}) & _without(mask)
    return _met_by(viewer, wanted)


def wanted_inside(viewer: Viewer, group: int | None) -> Q:
    """Return `wanted_by` for replies to a story known to be in room `group`, or in none."""
    return _met_by(viewer, _without(viewer.filters.left_out_in(group)))


def _met_by(viewer: Viewer, wanted: Q) -> Q:
    """Return `wanted` without whom `viewer` asked not to meet, and with their own words."""
    if not isinstance(viewer, Person):
        return wanted
    if viewer.unwanted:
        wanted &= ~Q(persona_id__in=tuple(viewer.unwanted))
    return wanted | own(viewer) if wanted else wanted


def _without(mask: int) -> Q:
    # Below one, not equal to nought: PostgreSQL, which knows nothing of the sum, takes one row in three to be so
    # and reads the newest first, where for "equal" it expects one in two hundred and reads and sorts them all.
    return Q(LessThan(F("notes").bitand(mask), 1)) if mask else Q()


def may_write(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may write anything that others read."""
    if not isinstance(viewer, Person):
        return refused("Sign in to write.")
    if "write" in viewer.sanctions:
        return refused("A decision of the team stops you from writing for now.")
    return may_take_part(viewer)


def may_share(
    viewer: Viewer, audience: str, group: int | None, anyone_allowed: bool, room_open: bool = True
) -> Verdict:
    """Say whether `viewer` may share a story with `audience`; in an open room if with a room."""
    if audience == Audience.ME:
        # Writing for oneself is never taken away, whatever was decided.
        return ALLOWED if isinstance(viewer, Person) else refused("Sign in to write.")
    verdict = may_write(viewer)
    if not verdict:
        return verdict
    if audience == Audience.GROUP and group not in viewer.groups:
        return refused("Join this room to share something there.")
    if audience == Audience.GROUP and not room_open:
        return refused("This room is closed: what is there can be read, and nothing new comes in.")
    if audience == Audience.CIRCLE and viewer.own_circle is None:
        return refused("You have no circle yet. Make one first.")
    if audience == Audience.ANYONE and not anyone_allowed:
        return refused("Stories here are for members. Choose who among them can read it.")
    return ALLOWED


def may_show(viewer: Viewer, pictures: tuple) -> Verdict:
    """Say whether `viewer` may let other people see photos than could before."""
    return media.may_send(viewer) if pictures else ALLOWED


def may_change_audience(
    viewer: Viewer, story: Story, audience: str, group: int | None, is_answered: bool
) -> Verdict:
    """Say whether one's own story may go to `audience` instead.

    Whoever answered wrote for those who could read it then: their words are never carried to others by
    somebody else's change. An answer may wait, and a choice that is there or not would tell the author the minute it
    was written: `is_answered` counts what others can see, and what they can answer goes to fewer, or is hidden for good.
    """
    if (audience, group) == (story.audience, story.group_id):
        return ALLOWED
    if story.withdrawn_on:
        return refused("You took this back. Only you can read it, whatever is chosen here.")
    if audience == Audience.CIRCLE and is_anonymous(viewer, story):
        return refused("This is anonymous, and in a circle everyone knows who was invited. It can go to others, or be yours alone.")
    if 0 < OPEN.get(audience, 0) < OPEN.get(story.audience, 0) or (audience == Audience.ME and not is_answered):
        return ALLOWED
    if story.audience == Audience.ME and story.next_ordinal > 1:
        return refused("This was for others before, and somebody may have answered it for them. Share its words anew instead.")
    if is_answered or (story.audience in OPEN and not story.appears_at):
        return refused(
            "Whoever answers this does so for those who can read it now. It can go to fewer of them, not to "
            "others. To keep it for yourself, take it back."
        )
    return ALLOWED


def may_reply(viewer: Viewer, story: Story) -> Verdict:
    """Say whether `viewer` may answer a story they can see."""
    verdict = may_write(viewer)
    if not verdict:
        return verdict
    if story.audience == Audience.ME:
        return refused("Only you can read this. There is nobody to answer.")
    if story.withdrawn_on or story.removed_on:
        return refused("This story was taken back, so it cannot be answered.")
    if story.closed_on:
        return refused("Replies to this story are closed.")
    if story.appears_at:
        # An answer of an hour before it appeared would tell when its author was here.
        return refused("It can be answered once it has appeared.")
    return ALLOWED


def may_answer(viewer: Viewer, reply: Reply) -> Verdict:
    """Say whether `viewer` may answer a reply they can see: one level, no deeper."""
    if reply.answers_id:
        return refused("Answers go one level deep. Reply to the one above.")
    if reply.withdrawn_on or reply.removed_on:
        return refused("This reply was taken back, so it cannot be answered.")
    if reply.appears_at:
        # Others would see that something stands there.
        return refused("It can be answered once it has appeared.")
    return may_reply(viewer, reply.story)


def may_edit(viewer: Viewer, thing: Story | Reply) -> Verdict:
    """Say whether `viewer` may change the words of `thing`."""
    if not is_mine(viewer, thing):
        return refused("Only the author can change this.")
    if thing.removed_on:
        return refused("The team took this down, so it cannot be changed.")
    return may_write(viewer) if _is_shared(thing) else ALLOWED


def _is_shared(thing: Story | Reply) -> bool:
    return not isinstance(thing, Story) or thing.audience != Audience.ME


def may_withdraw(viewer: Viewer, thing: Story | Reply) -> Verdict:
    """Say whether `viewer` may take `thing` back. No decision stops an author."""
    return ALLOWED if is_mine(viewer, thing) else refused("Only the author can take this back.")


def may_erase_one(viewer: Viewer, thing: Story | Reply) -> Verdict:
    """Say whether `viewer` may delete `thing` for good: its author, whatever was decided, and the software."""
    return ALLOWED if isinstance(viewer, System) or is_mine(viewer, thing) else refused("Only the author can delete this.")


def may_close_replies(viewer: Viewer, story: Story) -> Verdict:
    """Say whether `viewer` may close or open the replies to `story`."""
    if is_mine(viewer, story) or keeps(viewer):
        return ALLOWED
    return refused("Only the author can close the replies.")


def may_react(viewer: Viewer, story: Story, kind: str, reactions: tuple[str, ...]) -> Verdict:
    """Say whether `viewer` may stand alongside `story` with `kind`."""
    verdict = may_write(viewer)
    if not verdict:
        return verdict
    if is_mine(viewer, story):
        return refused("This is your own story.")
    if story.withdrawn_on or story.removed_on or story.audience == Audience.ME:
        return refused("This story was taken back.")
    if story.appears_at:
        # Whoever of the team reads it would stand alongside before anybody could.
        return refused("It can be answered once it has appeared.")
    if kind not in reactions:
        return refused("This room does not have that.")
    return ALLOWED


def may_see_alongside(viewer: Viewer, story: Story) -> Verdict:
    """Say whether `viewer` may see who is alongside: the author alone."""
    return ALLOWED if is_mine(viewer, story) else refused("Only the author sees who is alongside.")


def may_erase(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may erase what a closed account left: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")


def may_let_appear(viewer: Viewer, thing: Story | Reply) -> Verdict:
    """Say whether `viewer` may let something held appear: who keeps the place."""
    if not keeps(viewer):
        return refused("Only the team can do this.")
    if is_mine(viewer, thing):
        return refused("Someone else reads what you wrote yourself.")
    if thing.appears_at:
        return refused("It waits for its hour, as its author chose, and appears by itself.")
    return ALLOWED


def may_show_when_due(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may let something appear whose hour has come: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")
