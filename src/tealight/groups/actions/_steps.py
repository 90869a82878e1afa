"""What several actions of this room begin or end with."""

from collections.abc import Iterable
from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Member
from tealight.accounts.record import Record
from tealight.groups import policy
from tealight.groups.keys import circle_keys
from tealight.groups.models import Circle, Group, ReactionKind
from tealight.groups.queries.circles import roster_of
from tealight.kernel import clock
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Viewer
from tealight.place.queries import Standing, notes, place, standing


def begin() -> None:
    """Refuse every write while the place can only be read."""
    require(policy.may_change_anything(place().read_only))


def find_room(viewer: Viewer, group_id: int) -> Group:
    """Return a room `viewer` may know of; NotFound otherwise."""
    group = Group.objects.filter(policy.visible_to(viewer), id=group_id).first()
    if group is None:
        raise NotFound
    return group


def put_words(
    room: Group, now: datetime, *, name: str, description: str, welcome: str,
    joining: str, listed: bool, apart: bool, expecting: bool, lifts: Iterable[str], reactions: Iterable[str],
) -> list[str]:
    """Put what an operator decided into a room's row; return the columns that may have changed.

    `lifts` are keys of content notes; what is no note, and no reaction, counts for nothing.
    """
    room.name, room.description, room.welcome = name, description, welcome
    room.joining = joining
    room.apart, room.expecting = apart, expecting
    room.lifts = notes().mask(lifts)
    chosen = set(reactions)
    room.reactions = [kind for kind in ReactionKind.values if kind in chosen]
    room.unlisted_on = None if listed else room.unlisted_on or clock.day(now)
    room.full_clean(validate_unique=False)
    return ["name", "description", "welcome", "joining", "apart", "expecting", "lifts", "reactions", "unlisted_on"]


def let_in(member_id: int, group: Group) -> None:
    """Write into the member's own sealed record that they are in `group`, and nowhere else.

    Someone already in keeps what they chose there: a second press must not show
    them again what they had left out.
    """

    held = standing(place().version)
    change_record(member_id, lambda record: come_in(record, group, held))


def come_in(record: Record, group: Group, held: Standing) -> None:
    """Write `group` into a record that has it not; its rules stand at the door, so of those `held` nobody is told."""
    key = str(group.id)
    if key not in record.groups:
        record.groups[key] = group.lifts
        record.rules_seen[key] = held.rules[group.id].version if group.id in held.rules else 1


def member_behind(persona_id: int) -> Member | None:
    """Return the open account behind a pen name, if there still is one.

    Pen names are public; from a name made for one story there is no such road.
    """
    return Member.objects.filter(persona_id=persona_id, closed_on__isnull=True).first()


def change_roster(circle: Circle, secret: bytes, *, add: int | None = None, drop: int | None = None) -> None:
    """Write the people of a locked `circle` anew, with one more or one fewer."""
    roster = roster_of(circle, secret)
    people = [persona for persona in roster["people"] if persona not in (add, drop)]
    roster["people"] = people if add is None else [*people, add]
    field = Circle._meta.get_field("roster")
    circle.roster = field.seal_json(circle_keys(circle.id, secret), circle.id, roster)
    circle.save(update_fields=["roster"])
