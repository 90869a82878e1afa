"""A room: what it is for, its rules, and, for people in it, its stories."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tealight.groups.queries import room_named, rooms_asked_for
from tealight.kernel.access import open_to_all
from tealight.place import slow
from tealight.place.queries import standing
from tealight.place.queries.rules import cards
from tealight.stories.queries.facts import StoryList
from tealight.stories.queries.feed import feed_of_room
from tealight.stories.views.beside import asides, notes_of, unseen


@open_to_all
@require_safe
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a room to whoever may know of it; its stories to those who are in it."""
    found = room_named(request.viewer, slug)
    if found is None:
        return unseen(request)
    stories = StoryList(())
    if found.is_joined:
        url, older_than = reverse("stories:room", args=(slug,)), request.GET.get("before", "")
        stories = feed_of_room(request.viewer, notes_of(request), found.id, url, older_than)
    facts = {
        "room": found,
        "rules": cards(standing(request.place.version).rules.get(found.id)),
        "stories": stories,
        "slow": slow.sentence(request.place.slow, found.id) if found.is_joined else "",
        "asides": asides(request),
        "is_person": request.viewer.is_person,
        "has_asked": request.viewer.is_person and bool(rooms_asked_for(request.viewer, [found])),
    }
    return render(request, "stories/room.html", facts)
