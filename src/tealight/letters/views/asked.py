"""What both sides' pages have in common."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def number(given: str) -> int | None:
    """Return a whole number as it stands in an address, or None."""
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= 16 else None


def gone(request: HttpRequest, text: str) -> HttpResponse:
    """Show the words that were sent to a conversation that is not there: nothing anybody wrote is dropped.

    The answer is one whether it was erased meanwhile, never was, or is somebody else's.
    """
    return render(request, "letters/gone.html", {"text": text}, status=404)
