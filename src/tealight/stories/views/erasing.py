"""Deleting one thing for good: asked once more, with what goes along; a receipt afterwards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.accounts.receipts import Receipt, hand_over
from tealight.kernel import clock
from tealight.kernel.access import members
from tealight.kernel.verdict import NotFound, require
from tealight.stories.actions.erase_reply import erase_reply
from tealight.stories.actions.erase_story import erase_story
from tealight.stories.queries.own import reply_to_delete, story_to_delete
from tealight.ui.see_other import see_other


@members
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Ask once more, then delete a story for good."""
    found = story_to_delete(request.viewer, story_id)
    if found is None:
        raise NotFound
    require(found.verdict)
    if request.method == "POST":
        erase_story(viewer=request.viewer, now=request.now, story=story_id)
        return _receipt(request, "story")
    return render(request, "stories/erase_story.html", {"story_id": story_id, "points": found.points})


@members
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Ask once more, then delete a reply for good."""
    found = reply_to_delete(request.viewer, story_id, reply_id)
    if found is None:
        raise NotFound
    require(found.verdict)
    if request.method == "POST":
        erase_reply(viewer=request.viewer, now=request.now, reply=reply_id)
        return _receipt(request, "reply")
    return render(request, "stories/erase_reply.html", {"story_id": story_id, "reply_id": reply_id, "points": found.points})


def _receipt(request: HttpRequest, what: str) -> HttpResponse:
    return hand_over(see_other("accounts:receipt"), Receipt(what, clock.day(request.now).isoformat()))
