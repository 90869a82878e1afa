"""After a POST: go and look there."""

from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.utils.encoding import iri_to_uri


def see_other(to: str, **where) -> HttpResponse:
    """Return a 303 to a named route or an address: pressing reload there sends nothing again.

    Signs that may not stand in a header are written as addresses write them: what somebody is sent to may
    have come with a link of anybody's, and must not end in a page that says something broke.
    """
    return HttpResponse(status=303, headers={"Location": iri_to_uri(resolve_url(to, **where))})
