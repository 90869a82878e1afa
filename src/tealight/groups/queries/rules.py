"""The rules of rooms. Whoever may know of a room may read its rules."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tealight.groups import policy
from tealight.groups.models import Group
from tealight.groups.queries.rooms import Room
from tealight.kernel.viewer import Person, Viewer
from tealight.place.models import PLACE
from tealight.place.queries import Standing, place, standing
from tealight.place.queries.rules import RuleChoice, choices


def rule_choices(viewer: Viewer, group: int | None) -> tuple[RuleChoice, ...]:
    """Return the rules that hold now for something told in `group`, or in no room: the room's, then the place's."""
    holding = standing(place().version).rules
    if group is not None and not Group.objects.filter(policy.visible_to(viewer), id=group).exists():
        group = None
    return choices([holding.get(group) if group else None, holding.get(PLACE)])

#: a room, or 0, and a version, as a page says what it told of
_PAIR = re.compile(r"\b([0-9]{1,16})-([0-9]{1,6})\b")


@dataclass(frozen=True, slots=True)
class RulesNews:
    """Rules of the place, or of a room, that changed since somebody was told of them. `group` is 0 for the place."""

    group: int
    version: int
    name: str
    url: str


def rules_news(viewer: Person, joined: Iterable[Room], held: Standing) -> tuple[RulesNews, ...]:
    """Return which rules changed that hold for `viewer`, the place's first. No row is kept of who was told."""
    may_hold = [(PLACE, "this place", "/rules/"), *((room.id, room.name, f"/rooms/{room.slug}/rules/") for room in joined)]
    return tuple(
        RulesNews(group, held.rules[group].version, name, url)
        for group, name, url in may_hold
        if group in held.rules and held.rules[group].version > viewer.rules_seen.get(group, 1)
    )


def told(viewer: Person, typed: str, held: Standing) -> dict[int, int]:
    """Return the versions a page showed, as `typed` ("0-3 812-2") says, of those that hold for `viewer`.

    Of what changed after the page was made, they are told the next time.
    """
    said = {int(group): int(version) for group, version in _PAIR.findall(typed[:4_000])}
    return {
        group: min(version, held.rules[group].version) for group, version in said.items()
        if group in held.rules and group in {PLACE, *viewer.groups}
    }
