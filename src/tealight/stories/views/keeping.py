"""Keeping a story for oneself."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tealight.accounts.actions.keep_story import keep_story
from tealight.accounts.actions.unkeep_story import unkeep_story
from tealight.kernel.access import members
from tealight.kernel.verdict import NotFound
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.story import find
from tealight.ui import flash
from tealight.ui.see_other import see_other


@members
@require_POST
def keeping(request: HttpRequest, story_id: int) -> HttpResponse:
    """Keep a story one may read, or let go of one kept; nobody is told."""
    if request.POST.get("keep") == "no":
        unkeep_story(viewer=request.viewer, now=request.now, story_id=story_id)
        flash(request, "No longer kept.")
    elif find(request.viewer, story_id) is None:
        raise NotFound
    else:
        keep_story(viewer=request.viewer, now=request.now, story_id=story_id)
        flash(request, "Kept for yourself. Nobody is told.")
    return see_other(Asked.parse(story_id, request.GET).url())
