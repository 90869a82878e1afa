"""What everyone meets before the doors are open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_open_yet(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing here yet, and where help is. For the gate; it has no address."""
    response = render(request, "operations/not_open.html", status=503)
    response["Retry-After"] = "3600"
    return response
