"""Searching. What somebody looks for is in no address that could be read, and is kept nowhere."""

import base64
import binascii
from dataclasses import asdict, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tealight.groups.queries import rooms
from tealight.kernel.access import members
from tealight.kernel.crypto import SealBroken
from tealight.kernel.viewer import Person
from tealight.place.queries import notes
from tealight.web.forms import SearchForm
from tealight.web.queries.search import Asked, results

_PURPOSE = "search"


@members
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Show the form; sent, lead to an address that only its sender's own session can open."""
    viewer = request.viewer
    mine = rooms(viewer)
    if request.method == "POST":
        form = SearchForm(mine, request.POST)
        if form.is_valid():
            return redirect(_address(viewer, _asked(form.cleaned_data)))
        return render(request, "web/search.html", {"form": form}, status=422)
    asked = _opened(viewer, request.GET.get("asked", ""))
    if asked is None:
        return render(request, "web/search.html", {"form": SearchForm(mine, initial={"order": "newest"})})
    found = results(viewer, asked, mine, notes(request.place.version), request.now)
    return render(request, "web/search.html", {
        "form": SearchForm(mine, initial=_typed(asked)), "found": found, "asked": asked,
        "earlier_url": "" if found.earlier is None else _address(viewer, replace(asked, before=found.earlier)),
        "later_url": "" if asked.before is None else _address(viewer, replace(asked, before=None)),
    })


def _asked(given: dict) -> Asked:
    room = int(given["room"]) if given["room"] else None
    return Asked(given["words"], room, given["need"], given["order"] == "closest")


def _typed(asked: Asked) -> dict:
    order = "closest" if asked.closest else "newest"
    return {"words": asked.words, "room": str(asked.room or ""), "need": asked.need, "order": order}


def _address(viewer: Person, asked: Asked) -> str:
    """Return the address of a search. A browser's history keeps addresses: whoever reads it must not read this."""
    sealed = viewer.keys.seal_json(_PURPOSE, 0, asdict(asked))
    return f"{reverse('web:search')}?asked={base64.urlsafe_b64encode(sealed).decode().rstrip('=')}"


def _opened(viewer: Person, token: str) -> Asked | None:
    """Return what an address asks for; None for another's, or one that asks for nothing."""
    if not token.isascii():
        return None
    try:
        sealed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        return Asked(**viewer.keys.open_json(_PURPOSE, 0, sealed))
    except (binascii.Error, SealBroken):
        return None
