"""Complain about how the team decided, or did not: to somebody who decides nothing here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all
from tealight.place.queries import trustee


@open_to_all
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """Say who hears a complaint, and how they are reached. What is told to them passes nobody of the team."""
    return render(request, "help/complaints.html", {"trustee": trustee()})
