"""Lists: everything, what I keep, what I wrote."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tealight.kernel.access import members, own_things
from tealight.kernel.slots import fill
from tealight.stories.queries import feed as lists
from tealight.stories.queries.own import my_replies
from tealight.stories.views.beside import asides, notes_of


@dataclass(frozen=True, slots=True)
class ListLink:
    """One of the lists of what somebody wrote; see ui/segments.html."""

    label: str
    url: str
    current: bool


@members
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Show the newest stories of one's rooms, circles and all members."""
    found = lists.feed(
        request.viewer, notes_of(request), reverse("stories:feed"), request.GET.get("before", "")
    )
    return render(request, "stories/feed.html", {"stories": found, "asides": asides(request)})


@own_things
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """Show what the viewer keeps for themselves."""
    before = request.GET.get("before", "")
    found = lists.kept_stories(request.viewer, notes_of(request), reverse("stories:kept"), before)
    articles = () if before else fill("articles kept", request.viewer, request.place, request.now)
    return render(request, "stories/kept.html", {"stories": found, "articles": articles or ()})


@own_things
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show everything the viewer wrote, what nobody else can read included."""
    found = lists.my_stories(
        request.viewer, notes_of(request), reverse("stories:mine"), request.GET.get("before", "")
    )
    return render(request, "stories/mine.html", {"stories": found, "lists": lists_of(request, "stories:mine")})


@own_things
@require_safe
def my_answers(request: HttpRequest) -> HttpResponse:
    """Show everything the viewer answered, what cannot be read any more included."""
    found = my_replies(request.viewer, reverse("stories:my_replies"), request.GET.get("before", ""))
    return render(request, "stories/my_replies.html", {"replies": found, "lists": lists_of(request, "stories:my_replies")})


def lists_of(request: HttpRequest, at: str) -> tuple[ListLink, ...]:
    """Return the lists of what somebody wrote, the one at the route `at` marked."""
    routes = (("Stories", "stories:mine"), ("Replies", "stories:my_replies"), (request.place.small_hours, "stories:my_confessions"))
    return tuple(ListLink(label, reverse(route), route == at) for label, route in routes)
