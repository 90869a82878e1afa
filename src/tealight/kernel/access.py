"""Every view says who it is for; a view that does not say is closed.

The decorators only mark the view. `web.middleware.gate` reads the mark before
the view runs, so forgetting one means 404, never open.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audience:
    """Who a route is for: everyone, members, or members with one of `roles`."""

    members_only: bool
    roles: frozenset[str] = frozenset()
    #: staff routes ask for the second factor again after 15 minutes
    fresh: bool = False


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


def staff(*roles: str) -> Callable[[Callable], Callable]:
    """Mark a view as for members holding one of `roles`, with a second factor."""

    def mark(view: Callable) -> Callable:
        view.audience = Audience(members_only=True, roles=frozenset(roles), fresh=True)
        return view

    return mark
