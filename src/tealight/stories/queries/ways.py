"""What stands behind "More", as templates get it."""

from dataclasses import dataclass
from typing import NamedTuple


class MenuItem(NamedTuple):
    """Something seldom done, behind "More"; `post` when pressing it changes something."""

    # A tuple, because a kept drawing is looked up by its items, and Python hashes a tuple five times as fast.
    label: str
    url: str
    hint: str = ""
    post: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """A menu that differs from others only in where it leads: each address stands between `before` and `after`."""

    items: tuple[MenuItem, ...]
    before: str
    after: str

    def spelled_out(self) -> tuple[MenuItem, ...]:
        """Return the same menu with its whole addresses, to stand beside other things."""
        return tuple(item._replace(url=f"{self.before}{item.url}{self.after}") for item in self.items)


#: things of this one place, or the ways that are alike in many
Menu = tuple[MenuItem, ...] | Ways
