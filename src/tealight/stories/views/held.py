"""The desk of what waits for a person to read it before it appears."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from tealight.kernel.access import staff
from tealight.stories.actions.let_confession_appear import let_confession_appear
from tealight.stories.actions.let_portrait_appear import let_portrait_appear
from tealight.stories.actions.let_reply_appear import let_reply_appear
from tealight.stories.actions.let_story_appear import let_story_appear
from tealight.stories.actions.writing import ChangedSince
from tealight.stories.queries.asked import number_in
from tealight.stories.queries.feed import held_stories
from tealight.stories.queries.held import DESK, held_confessions, held_replies
from tealight.stories.queries.keyset import PAGE, is_place
from tealight.stories.queries.portraits import held_portraits
from tealight.stories.views.beside import notes_of
from tealight.ui import flash
from tealight.ui.see_other import see_other

APPEARED = "It can be read now."
SEEN = "It can be seen now."
IN_ITS_HOUR = "It appears by itself, at an hour that chance draws within a day of when it came; if that is over, now."


@staff("moderator", "lead")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the stories, replies and photos for somebody's page that wait, oldest first; confessions go on from page to page."""
    opened, after = frozenset(number_in(word) for word in request.GET.get("open", "").split(",")[:60]) - {None}, _after(request)
    facts = {"confessions": held_confessions(request.viewer, notes_of(request), opened, after), "small_hours": request.place.small_hours}
    if not after:
        facts |= {
            "stories": held_stories(request.viewer, notes_of(request)),
            "replies": held_replies(request.viewer, notes_of(request), opened),
            "portraits": held_portraits(request.viewer, notes_of(request), opened),
        }
        facts["is_full"] = any(len(facts[kind]) == PAGE for kind in ("stories", "replies", "portraits"))
    return render(request, "stories/held.html", facts)


@staff("moderator", "lead")
@require_POST
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Let a story that waited be read by those it is for."""
    if _lets(request, APPEARED, let_story_appear, story=story_id):
        return see_other("stories:held")
    return see_other("stories:story", story_id=story_id)


@staff("moderator", "lead")
@require_POST
def reply(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Let a reply that waited be read."""
    _lets(request, APPEARED, let_reply_appear, reply=reply_id)
    return see_other("stories:held")


@staff("moderator", "lead")
@require_POST
def portrait(request: HttpRequest, portrait_id: int) -> HttpResponse:
    """Let a photo that waited be seen on its page."""
    _lets(request, SEEN, let_portrait_appear, portrait=portrait_id)
    return see_other("stories:held")


@staff("moderator", "lead")
@require_POST
def confession(request: HttpRequest, confession_id: int) -> HttpResponse:
    """Say that members may read a confession that waited; it appears at its hour."""
    _lets(request, IN_ITS_HOUR, let_confession_appear, confession=confession_id)
    after = _after(request)
    return see_other(f"{DESK}?after={after}" if after else "stories:held")


def _after(request: HttpRequest) -> str:
    """Return the place in the list of confessions that was asked for; "" for its beginning."""
    after = request.GET.get("after", "")
    return after if is_place(after) else ""


def _lets(request: HttpRequest, said: str, action: Callable[..., None], **which: int) -> bool:
    """Let by `action` appear what was read, and say so; False, having said why, where it was changed since."""
    try:
        action(viewer=request.viewer, now=request.now, seen=request.POST.get("seen", ""), **which)
    except ChangedSince as changed:
        flash(request, changed.sentence)
        return False
    flash(request, said)
    return True
