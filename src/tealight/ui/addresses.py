"""Addresses of things that have a number, without asking every route for each of them.

`django.urls.reverse` tries a route anew each time, for a thirtieth of a story's page. A route that holds
one number is asked once here, and says the same of every number.
"""

from functools import cache

from django.urls import reverse

#: stands in for the number, and occurs in no route of ours
_NUMBER = 7_063_057_063_057


def address(route: str, number: int) -> str:
    """Return what `reverse` would return for `route` and its one number."""
    before, after = _around(route)
    # As a number: whatever else came here would stand in the address as it is.
    return f"{before}{number:d}{after}"


@cache
def _around(route: str) -> tuple[str, str]:
    before, _, after = reverse(route, args=(_NUMBER,)).partition(str(_NUMBER))
    return before, after
