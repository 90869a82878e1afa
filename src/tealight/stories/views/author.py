"""What an author does with a story of their own: close its replies, take it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.kernel.access import members
from tealight.kernel.verdict import NotFound, require
from tealight.stories.actions.close_replies import close_replies
from tealight.stories.actions.withdraw_story import withdraw_story
from tealight.stories.queries.own import may_take_story_back
from tealight.stories.views.beside import after_writing
from tealight.ui import flash
from tealight.ui.see_other import see_other


@members
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, story_id: int) -> HttpResponse:
    """Ask once more, then take a story back."""
    verdict = may_take_story_back(request.viewer, story_id)
    if verdict is None:
        raise NotFound
    require(verdict)
    if request.method == "POST":
        withdraw_story(viewer=request.viewer, now=request.now, story=story_id)
        flash(request, "Your story is taken back. Nobody can read it now.")
        return after_writing(request, story_id, alone=True)
    return render(request, "stories/withdraw_story.html", {"story_id": story_id})


@members
@require_POST
def closing(request: HttpRequest, story_id: int) -> HttpResponse:
    """Close the replies of a story."""
    close_replies(viewer=request.viewer, now=request.now, story=story_id)
    flash(request, "Replies are closed. What was said stays.")
    return see_other("stories:story", story_id=story_id)


@members
@require_POST
def opening(request: HttpRequest, story_id: int) -> HttpResponse:
    """Open the replies of a story again."""
    close_replies(viewer=request.viewer, now=request.now, story=story_id, closed=False)
    flash(request, "Replies are open again.")
    return see_other("stories:story", story_id=story_id)
