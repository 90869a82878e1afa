"""After a POST: go and look there."""

from django.http import HttpResponse
from django.shortcuts import resolve_url


def see_other(name: str, **where) -> HttpResponse:
    """Return a 303 to the named page: pressing reload there sends nothing again."""
    return HttpResponse(status=303, headers={"Location": resolve_url(name, **where)})
