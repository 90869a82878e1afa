"""Every view says who it is for; a view that does not say is closed.

The decorators only mark the view. `web.middleware.gate` reads the mark before
the view runs, so forgetting one means 404, never open.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tealight.kernel.viewer import Person

#: whose second step a page of one's own asks for, once there is one
EVERYONES, TEAMS = "everyone's", "the team's"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who a route is for: everyone, members, or members with one of `roles`."""

    members_only: bool
    roles: frozenset[str] = frozenset()
    #: asks again after 15 minutes: for the password, or for the second step where `asks_second` says so
    fresh: bool = False
    #: EVERYONES | TEAMS | ""
    second: str = ""

    def asks_second(self, viewer: Person) -> bool:
        """Say whether `viewer` shows their second step here, not the password."""
        if self.roles:
            return True
        if self.second == EVERYONES:
            return viewer.second_factor
        return self.second == TEAMS and bool(viewer.roles)


EVERYONE = Audience(members_only=False)
MEMBERS = Audience(members_only=True)


def open_to_all(view: Callable) -> Callable:
    """Mark `view` as open to anyone, signed in or not."""
    view.audience = EVERYONE
    return view


def members(view: Callable) -> Callable:
    """Mark `view` as for signed-in members."""
    view.audience = MEMBERS
    return view


def own_things(view: Callable) -> Callable:
    """Mark `view` as for a member's own sealed things: asks again after 15 minutes.

    Someone else may be holding the phone, with the browser still open.
    """
    view.audience = Audience(members_only=True, fresh=True)
    return view


def own_locks(view: Callable) -> Callable:
    """Mark `view` as for what a second step is made of: asks for that step, as soon as there is one.

    Else whoever has the password could read or replace the second step with it.
    """
    view.audience = Audience(members_only=True, fresh=True, second=EVERYONES)
    return view


def own_doors(view: Callable) -> Callable:
    """Mark `view` as for closing a door of one's own: asks the team for their second step.

    Everyone else shows their password alone: who holds the lost phone may know its
    code, and its owner must be able to shut it out without it.
    """
    view.audience = Audience(members_only=True, fresh=True, second=TEAMS)
    return view


def staff(*roles: str) -> Callable[[Callable], Callable]:
    """Mark a view as for members holding one of `roles`, with a second factor."""

    def mark(view: Callable) -> Callable:
        view.audience = Audience(members_only=True, roles=frozenset(roles), fresh=True)
        return view

    return mark
