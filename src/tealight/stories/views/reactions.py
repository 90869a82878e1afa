"""Answering without words."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tealight.kernel.access import members
from tealight.stories.actions.react import react
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.story import NONE
from tealight.ui.see_other import see_other


@members
@require_POST
def reaction(request: HttpRequest, story_id: int) -> HttpResponse:
    """Leave a reaction, or take it back; the row of reactions says which it is now."""
    pressed = request.POST.get("reaction", NONE)
    kind = "" if pressed == NONE else pressed
    react(viewer=request.viewer, now=request.now, story=story_id, kind=kind)
    return see_other(Asked.parse(story_id, request.GET).url("reactions"))
