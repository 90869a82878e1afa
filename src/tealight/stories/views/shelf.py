"""The shelf: what waits for a first answer, and who says they will write it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tealight.kernel.access import staff
from tealight.kernel.verdict import NotFound
from tealight.stories.actions.claim_story import Taken, claim_story
from tealight.stories.actions.release_story import release_story
from tealight.stories.queries import shelf as queries
from tealight.stories.queries.asked import Asked
from tealight.stories.shelf_policy import LISTENERS
from tealight.stories.views.beside import notes_of
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

#: said of what was answered meanwhile, and of what never was
GONE = "It is not on the shelf any more. Perhaps somebody answered."
LEFT = "It is on the shelf for everyone again."


@staff(*LISTENERS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show a page of the shelf."""
    after = request.GET.get("after", "")
    found = queries.shelf(request.viewer, request.place, notes_of(request), request.now, after)
    more = f"{reverse('stories:shelf')}?after={found.after}" if found.after else ""
    return render(request, "stories/shelf.html", {"shelf": found, "is_further": bool(after), "more_url": more})


@staff(*LISTENERS)
@require_POST
def claim(request: HttpRequest, story_id: int) -> HttpResponse:
    """Take a story to answer, and lead to the box it is answered in."""
    if _does(request, claim_story, story_id):
        return see_other(Asked.parse(story_id, request.GET).url("reply"))
    return see_other("stories:shelf")


@staff(*LISTENERS)
@require_POST
def release(request: HttpRequest, story_id: int) -> HttpResponse:
    """Leave a story to others after all."""
    if _does(request, release_story, story_id):
        flash(request, LEFT)
    return see_other("stories:shelf")


def _does(request: HttpRequest, action: Callable[..., None], story_id: int) -> bool:
    """Do `action`; False, having said why, where it cannot be done."""
    try:
        action(viewer=request.viewer, now=request.now, story=story_id)
    except Taken as taken:
        flash(request, taken.sentence)
        return False
    except NotFound:
        flash(request, GONE)
        return False
    return True
