"""Who can read a story: what its author may choose from, and how each choice is said."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tealight.groups.models import Group
from tealight.groups.queries import Room, my_circle, rooms
from tealight.kernel.viewer import Person
from tealight.place.queries import Place
from tealight.stories import policy
from tealight.stories.models import Audience, Story


@dataclass(frozen=True, slots=True)
class AudienceChoice:
    """One answer to "Who can read it"."""

    value: str
    label: str
    #: what the button says: "Share with my circle"
    deed: str
    #: "All members can read it."
    sentence: str
    audience: str
    group: int | None = None
    #: "3 people"
    beside: str = ""
    #: so few could have written there that somebody may guess who did
    is_few: bool = False


def of_room(room: Room | Group) -> AudienceChoice:
    """Return the choice of one room."""
    return AudienceChoice(
        f"room:{room.slug}", room.name, f"Share with {room.name}",
        f"People in {room.name} can read it.", Audience.GROUP, room.id, is_few=not room.is_many,
    )


ONLY_ME = AudienceChoice("me", "Only me", "Keep for myself", "Only you can read it.", Audience.ME)
MEMBERS = AudienceChoice(
    "members", "All members", "Share with all members", "All members can read it.", Audience.MEMBERS
)
ANYONE = AudienceChoice(
    "anyone", "Anyone", "Share with anyone", "Anyone can read it, with or without an account.",
    Audience.ANYONE,
)


def audiences(viewer: Person, here: Place, now: datetime) -> tuple[AudienceChoice, ...]:
    """Return whom `viewer` may share a new story with, from nobody to anyone."""
    wide = (replace(choice, is_few=not here.is_many) for choice in (MEMBERS, ANYONE))
    choices = [ONLY_ME, *_circle(viewer, now), *_rooms(rooms(viewer)), *wide]
    return tuple(
        choice
        for choice in choices
        if policy.may_share(viewer, choice.audience, choice.group, here.anyone_audience)
    )


def audiences_of(
    viewer: Person, here: Place, now: datetime, story: Story
) -> tuple[AudienceChoice, ...]:
    """Return whom a story of the viewer's may go to: whom it is for now, and where it may move."""
    answered = is_answered(story)
    now_for = _now_for(viewer, story, now)
    others = (
        choice
        for choice in audiences(viewer, here, now)
        if choice.value != now_for.value
        and policy.may_change_audience(viewer, story, choice.audience, choice.group, answered)
    )
    return (now_for, *others)


def is_answered(story: Story) -> bool:
    """Return whether anybody answered `story`, as far as others can see: what waits is counted by nobody."""
    return story.replies.filter(held_on__isnull=True).exists()


def chosen(choices: Iterable[AudienceChoice], value: str) -> AudienceChoice | None:
    """Return the choice with `value`, or None."""
    return next((choice for choice in choices if choice.value == value), None)


def usual(choices: Iterable[AudienceChoice], room: str = "") -> str:
    """Return what is chosen before anybody chooses: the room one came from, or one's only room.

    Never what was used last: a story for one's circle must not end up elsewhere.
    """
    of_rooms = [choice.value for choice in choices if choice.audience == Audience.GROUP]
    if f"room:{room}" in of_rooms:
        return f"room:{room}"
    return of_rooms[0] if len(of_rooms) == 1 else ""


def _circle(viewer: Person, now: datetime) -> list[AudienceChoice]:
    circle = my_circle(viewer, now)
    if circle is None:
        return []
    return [
        AudienceChoice(
            "circle", "My circle", "Share with my circle", f"Only your circle can read it: {circle.said}.",
            Audience.CIRCLE, beside=circle.said,
        )
    ]


def _rooms(found: Iterable[Room]) -> list[AudienceChoice]:
    return [of_room(room) for room in found if room.is_joined and room.is_open]


def _now_for(viewer: Person, story: Story, now: datetime) -> AudienceChoice:
    """Return the choice that says whom a story is for now, also where nobody could choose it today."""
    if story.group is not None:
        return of_room(story.group)
    if story.audience == Audience.CIRCLE:
        mine = _circle(viewer, now) if story.circle_id == viewer.own_circle else []
        return (mine or [AudienceChoice(
            "circle", "The circle it was shared with", "Share with that circle",
            "Only the circle it was shared with can read it.", Audience.CIRCLE,
        )])[0]
    return {Audience.ME: ONLY_ME, Audience.MEMBERS: MEMBERS, Audience.ANYONE: ANYONE}[Audience(story.audience)]
