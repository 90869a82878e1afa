"""Make a `World` real, through the actions that people use.

What no action does yet (a person of the team holding something, or taking it down) is set as such an
action would: with the index kept in step, and the story's version raised.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tests import make
from tests.visibility import ground
from tests.visibility.worlds import (
    HELD,
    MODERATORS,
    PEOPLE,
    REMOVED,
    ROOMS,
    WITHDRAWN,
    Begun,
    Photo,
    Said,
    Told,
    World,
    has_case,
)

#: words of every text, and of every second passage, to be searched for
COMMON, OF_PARTS = "lantern", "ember"
LONG_AGO = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the place by the ids that never change."""

    member_id: int
    persona_id: int

    @property
    def viewer(self):
        """The person as they ask now."""
        return make.as_viewer(self.member_id)


@dataclass(slots=True)
class Place:
    """A `World` that is there: its plan, and who is who."""

    world: World
    people: dict[str, Someone]

    def viewer(self, name: str):
        return self.people[name].viewer


def build(world: World, *, desk: bool = False) -> Place:
    """Make `world` real; fill in its ids. `desk`: the team has a case of each thing it may read."""
    place = Place(world, {name: _someone(name) for name in PEOPLE})
    for name in PEOPLE:  # while it is told, everyone is in every room
        for room in ROOMS:
            make.in_room(place.viewer(name), room)
    for owner, people in world.circles.items():
        make.a_circle(place.viewer(owner), *(place.viewer(person) for person in sorted(people)))
    for story in world.stories:
        tell(place, story)
    for reply in world.replies:
        say(place, reply)
    if desk:
        bring_to_the_desk(place)
    for thing in (*world.replies, *world.stories):
        bring_to(place, thing, thing.state)
    for draft in world.drafts:
        begin(place, draft)
    for name in PEOPLE:
        _wish(place, name)
    ground.lead_to_all(world)
    return place


def _someone(name: str) -> Someone:
    joined, roles = make.NOW.date() - LONG_AGO, ("moderator",) if name in MODERATORS else ()
    # The hash of a password is slow on purpose, and nobody types one here.
    viewer = make.a_person(name, joined_on=joined, roles=roles, password=None)
    return Someone(viewer.member_id, viewer.persona_id)


def tell(place: Place, story: Told) -> None:
    """Share a story, and tell whom it calls."""
    from tealight.notices.actions.tell_of_story import tell_of_story

    viewer = place.viewer(story.author)
    story.id = make.a_story(
        viewer, source_of(story), now=make.NOW - timedelta(hours=story.hours_ago), title=title_of(story),
        notes=story.notes, need=story.need, photos=_chosen(viewer, story.photo),
        story_id=story.id or None, anonymous=story.anonymous,
        **({"room": story.room} if story.room else {"audience": story.audience}),
    )
    _drawn(viewer, story, story)
    tell_of_story(viewer=make.TEST, now=make.NOW, story=story.id)
    note_notices(place, story)


def say(place: Place, reply: Said) -> None:
    """Answer a story, and tell whom the reply turns to."""
    from tealight.notices.actions.tell_of_reply import tell_of_reply

    viewer, above = place.viewer(reply.author), place.world.top_of(reply)
    reply.id = make.a_reply(
        viewer, reply.story.id, source_of(reply), answers=above and above.id, notes=reply.notes,
        photos=_chosen(viewer, reply.photo), reply_id=reply.id or None, anonymous=reply.anonymous,
    )
    _drawn(viewer, reply, reply.story)
    tell_of_reply(viewer=make.TEST, now=make.NOW, reply=reply.id)
    note_notices(place, reply)


def title_of(story: Told) -> str:
    return f"{story.mark('title')} {COMMON}"


def source_of(thing: Told | Said) -> str:
    """The words of a thing: each passage holds one word of its own, and those everything is found by."""
    calls = "".join(f" @{name}," for name in sorted(thing.mentions))
    if isinstance(thing, Said):
        return f"{thing.mark('reply')} {COMMON}{calls}"
    passage = "".join(f"[note: {note}]\n" for note in sorted(thing.part))
    return f"{thing.mark('open')} {COMMON}{calls}\n\n{passage}{thing.mark('part')} {OF_PARTS}\n\nEnd."


def _chosen(viewer, photo: Photo | None) -> tuple:
    from tealight.stories.actions.showing import Chosen
    from tests.media.sending import a_photo

    if photo is None:
        return ()
    alt, line = (photo.owner.mark(f"{photo.owner.kind}{what}") for what in ("alt", "line"))
    return (Chosen(a_photo(viewer), alt, line, tuple(sorted(photo.notes))),)


def _drawn(viewer, thing: Told | Said, story: Told) -> None:
    """Let the photo of a thing be drawn as the worker does, and learn its id."""
    from tealight.media.cleaning import prepare
    from tealight.stories import wording

    if thing.photo is not None:
        row = row_of(thing)
        words = wording.take(row, row if thing is story else row.story, viewer)
        thing.photo.id = words.pictures[0].id
        prepare(thing.photo.id, False, make.NOW)


def row_of(thing: Told | Said):
    """The row of a story or reply."""
    from tealight.stories.models import Reply, Story

    rows = Story.objects if isinstance(thing, Told) else Reply.objects.select_related("story")
    return rows.get(id=thing.id)


def note_notices(place: Place, thing: Told | Said) -> None:
    """Learn which notices there are of a thing: their ids are drawn, and order a page of them."""
    from tealight.notices.models import Notice

    names = {someone.persona_id: name for name, someone in place.people.items()}
    about = {"reply_id": thing.id} if isinstance(thing, Said) else {"story_id": thing.id, "reply": None}
    for row in Notice.objects.filter(**about):
        place.world.notices[names[row.persona_id], *thing.key] = (row.id, str(row.kind))


def bring_to_the_desk(place: Place) -> None:
    """Open a case of each thing the team may read, as it is before anything becomes of it."""
    from tealight.moderation.actions.open_case import open_case
    from tealight.moderation.kinds import snapshot_of

    for thing in filter(has_case, place.world.things):
        snapshot = snapshot_of(make.TEST, thing.kind, thing.id)
        thing.case = open_case(viewer=make.TEST, now=make.NOW, why="report", snapshot=snapshot)


def bring_to(place: Place, thing: Told | Said, state: str) -> None:
    """Take a thing back, hold it, or take it down."""
    from tealight.stories.actions.withdraw_reply import withdraw_reply
    from tealight.stories.actions.withdraw_story import withdraw_story

    if state == WITHDRAWN and isinstance(thing, Told):
        withdraw_story(viewer=place.viewer(thing.author), now=make.NOW, story=thing.id)
    elif state == WITHDRAWN:
        withdraw_reply(viewer=place.viewer(thing.author), now=make.NOW, reply=thing.id)
    elif state in (HELD, REMOVED):
        _mark_row(thing, f"{state}_on", make.NOW.date())


def let_appear(place: Place, thing: Told | Said) -> None:
    """Let what waits appear, as someone of the team who has read it."""
    from tests.stories.wishes import lets_appear

    reader = next(name for name in MODERATORS if name != thing.author)
    lets_appear(place.viewer(reader), row_of(thing))


def _mark_row(thing: Told | Said, column: str, day: date) -> None:
    from django.db import transaction

    from tealight.stories.actions.answering import answers_went
    from tealight.stories.actions.finding import kept_findable

    row = row_of(thing)
    with transaction.atomic(), kept_findable(row):
        setattr(row, column, day)
        row.save()
        story = row if isinstance(thing, Told) else row.story
        story.version += 1
        story.save(update_fields=["version"])
        if isinstance(thing, Said):
            answers_went([story.id])


def begin(place: Place, draft: Begun) -> None:
    """Keep a draft, as the page does while someone types."""
    from tealight.kernel.ids import new_id
    from tealight.stories.actions.keep_draft import keep_draft
    from tealight.stories.queries.drafts import DraftKind, Keeping, Subject

    words = " ".join(sorted(draft.marks))
    subject = Subject(DraftKind.REPLY, draft.story.id) if draft.story else Subject(DraftKind.STORY, new_id())
    fields = {"title": "", "body": words, "audience": "", "need": "company", "notes": []}
    kept = keep_draft(
        viewer=place.viewer(draft.author), now=make.NOW, subject=subject, fields=fields, keeping=Keeping(window="a"),
    )
    draft.slot = kept.keeping.slot


def _wish(place: Place, name: str) -> None:
    from tealight.accounts.actions.keep_story import keep_story
    from tealight.accounts.actions.let_be_found import let_be_found
    from tests.media.sending import a_photo
    from tests.stories.wishes import wishes
    from tests.visibility.turning import keep_away

    reader, viewer = place.world.readers[name], place.viewer(name)
    wishes(viewer, **{note.replace("-", "_"): what for note, what in reader.filters.items()})
    for way, others in (("block", reader.blocked), ("mute", reader.muted), ("hide", reader.hidden)):
        for other in others:
            keep_away(place, name, way, other)
    for number in reversed(reader.kept):
        keep_story(viewer=viewer, now=make.NOW, story_id=place.world.stories[number].id)
    for room in set(ROOMS) - reader.rooms:
        leave(place, name, room)
    let_be_found(viewer=viewer, now=make.NOW, found=reader.findable)
    if reader.upload is not None:
        reader.upload = a_photo(viewer)


def filter_by(place: Place, name: str, filters: dict[str, str]) -> None:
    """Choose filters in one go: whoever reads meanwhile has the old ones or the new ones."""
    from tealight.accounts.actions.choose_filters import choose_filters

    choose_filters(viewer=place.viewer(name), now=make.NOW, preset="own", choices=dict(filters))


def leave(place: Place, name: str, room: str) -> None:
    from tealight.groups.actions.leave_group import leave_group
    from tealight.groups.models import Group

    leave_group(viewer=place.viewer(name), now=make.NOW, group=Group.objects.get(slug=room).id)


def ask_in(place: Place, owner: str, name: str) -> None:
    from tealight.groups.actions.accept_circle_invitation import accept_circle_invitation
    from tealight.groups.actions.invite_to_circle import invite_to_circle

    token = invite_to_circle(viewer=place.viewer(owner), now=make.NOW)
    accept_circle_invitation(viewer=place.viewer(name), now=make.NOW, token=token)


def take_out(place: Place, owner: str, name: str) -> None:
    from tealight.groups.actions.remove_from_circle import remove_from_circle

    remove_from_circle(viewer=place.viewer(owner), now=make.NOW, persona=place.people[name].persona_id)


def keep(place: Place, name: str, story: Told) -> None:
    """Keep a story, or let go of it, as the plan says."""
    from tealight.accounts.actions.keep_story import keep_story
    from tealight.accounts.actions.unkeep_story import unkeep_story

    act = keep_story if story.number in place.world.readers[name].kept else unkeep_story
    act(viewer=place.viewer(name), now=make.NOW, story_id=story.id)
