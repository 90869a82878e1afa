"""The queue, at night on a phone as well as by day: one list, the most urgent first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tealight.kernel.access import staff
from tealight.moderation.queries import queue as queries


@staff("moderator", "lead")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show a page of the open cases."""
    after = request.GET.get("after", "")
    found = queries.queue(request.viewer, request.place, request.now, after)
    return render(request, "moderation/queue.html", {
        "queue": found, "is_further": bool(after), "here": queries.who_is_here(request.viewer, request.place, request.now),
        "more_url": f"{reverse('moderation:queue')}?after={found.after}" if found.after else "",
    })
