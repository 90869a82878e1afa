"""Circles: one's own, with its people; and those one was asked into, with nobody else's name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tealight.accounts.queries import Face, faces
from tealight.groups.keys import circle_keys, invitations_of
from tealight.groups.models import Circle, CircleInvitation
from tealight.kernel import clock
from tealight.kernel.viewer import Person

_WORDS = ("Nobody yet", "1 person")


def people_in_words(count: int) -> str:
    """Return "3 people": a circle is said as a number, for whoever looks over a shoulder."""
    return _WORDS[count] if count < len(_WORDS) else f"{count} people"


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """A link not used yet. Whom it was given to is not known here."""

    id: int
    until: date


@dataclass(frozen=True, slots=True)
class MyCircle:
    """The viewer's own circle."""

    id: int
    people: tuple[Face, ...]
    invitations: tuple[OpenInvitation, ...]

    @property
    def said(self) -> str:
        """Return how many are in it, as words."""
        return people_in_words(len(self.people))


@dataclass(frozen=True, slots=True)
class CircleIAmIn:
    """A circle the viewer was asked into. Who else is in it is the owner's to tell."""

    id: int
    owner: Face


def roster_of(circle: Circle, secret: bytes) -> dict[str, Any]:
    """Return {"owner": persona id, "people": [persona ids]} of a circle whose key is `secret`."""
    return circle.roster.open_json(circle_keys(circle.id, secret), circle.id)


def my_circle(viewer: Person, now: datetime) -> MyCircle | None:
    """Return the viewer's own circle, or None if they have not made one; three statements."""
    if viewer.own_circle is None:
        return None
    secret = viewer.circles[viewer.own_circle]
    people = roster_of(Circle.objects.get(id=viewer.own_circle), secret)["people"]
    known = faces(people)
    there = sorted(
        (known[persona] for persona in people if persona in known and not known[persona].is_gone),
        key=lambda someone: someone.name.casefold(),
    )
    invitations = CircleInvitation.objects.filter(
        circle_tag__in=invitations_of(viewer.own_circle, secret), expires_on__gte=clock.day(now)
    ).order_by("expires_on", "id")
    return MyCircle(
        viewer.own_circle, tuple(there), tuple(OpenInvitation(row.id, row.expires_on) for row in invitations)
    )


def circles_i_am_in(viewer: Person) -> tuple[CircleIAmIn, ...]:
    """Return the circles `viewer` was asked into, by their owners' names; two statements."""
    others = [circle for circle in viewer.circles if circle != viewer.own_circle]
    if not others:
        return ()
    owners: Mapping[int, int] = {
        row.id: roster_of(row, viewer.circles[row.id])["owner"] for row in Circle.objects.filter(id__in=others)
    }
    known = faces(owners.values())
    found = [
        CircleIAmIn(circle, known[owner])
        for circle, owner in owners.items()
        if owner in known and not known[owner].is_gone
    ]
    return tuple(sorted(found, key=lambda circle: circle.owner.name.casefold()))


def circles_seen(viewer: Person, ids: Iterable[int]) -> dict[int, CircleIAmIn]:
    """Return circle id -> facts for those of `ids` that `viewer` was asked into."""
    wanted = set(ids)
    return {circle.id: circle for circle in circles_i_am_in(viewer) if circle.id in wanted}
