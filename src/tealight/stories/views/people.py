"""People: the page of a pen name, and keeping someone away."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from tealight.accounts.actions.block_persona import block_persona
from tealight.accounts.actions.hide_persona import hide_persona
from tealight.accounts.actions.mute_persona import mute_persona
from tealight.accounts.actions.unblock_persona import unblock_persona
from tealight.accounts.actions.unhide_persona import unhide_persona
from tealight.accounts.actions.unmute_persona import unmute_persona
from tealight.kernel.access import members
from tealight.kernel.verdict import NotFound
from tealight.stories.queries.asked import Asked, AskedOfPerson
from tealight.stories.queries.facts import Author
from tealight.stories.queries.people import (
    author_of_reply,
    author_of_story,
    author_with_page,
    person_page,
)
from tealight.stories.views.beside import notes_of
from tealight.ui import flash
from tealight.ui.see_other import see_other

_WAYS: dict[str, tuple[Callable, str]] = {
    "hide": (hide_persona, "Hidden. You won’t see this person’s words. They are not told."),
    "mute": (mute_persona, "Muted. They are not told."),
    "block": (
        block_persona,
        "Blocked. You won’t meet their words, and what they write to you doesn’t arrive. They are not told.",
    ),
}
_BACK = {"hidden": unhide_persona, "muted": unmute_persona, "blocked": unblock_persona}


@members
@require_safe
def person(request: HttpRequest, persona_id: int) -> HttpResponse:
    """Show a pen name, its one line, and what may be read of it."""
    page = person_page(request.viewer, notes_of(request), AskedOfPerson.parse(persona_id, request.GET), request.GET.get("before", ""))
    if page is None:
        raise NotFound
    return render(request, "stories/person.html", {"person": page})


@members
@require_POST
def from_author(request: HttpRequest, story_id: int, way: str) -> HttpResponse:
    """Keep the author of a story away."""
    _keep_away(request, author_of_story(request.viewer, story_id), way)
    return see_other("stories:feed")


@members
@require_POST
def from_replier(request: HttpRequest, story_id: int, reply_id: int, way: str) -> HttpResponse:
    """Keep the author of a reply away, and go on reading where one was."""
    _keep_away(request, author_of_reply(request.viewer, story_id, reply_id), way)
    return see_other(Asked.parse(story_id, request.GET).url("replies"))


@members
@require_POST
def from_person(request: HttpRequest, persona_id: int, way: str) -> HttpResponse:
    """Keep a pen name away, or meet its words again."""
    if way == "none":
        _meet_again(request, author_with_page(persona_id))
    else:
        _keep_away(request, author_with_page(persona_id), way)
    return see_other("stories:person", persona_id=persona_id)


def _keep_away(request: HttpRequest, author: Author | None, way: str) -> None:
    # A name made for one story can be hidden and nothing else: to mute or to block it would
    # reach for whoever is behind it.
    if author is None or way not in _WAYS or (author.anonymous and way != "hide"):
        raise NotFound
    act, sentence = _WAYS[way]
    act(viewer=request.viewer, now=request.now, persona_id=author.id)
    flash(request, sentence)


def _meet_again(request: HttpRequest, author: Author | None) -> None:
    if author is None:
        raise NotFound
    for act in _BACK.values():
        act(viewer=request.viewer, now=request.now, persona_id=author.id)
    flash(request, "You can see this person’s words again.")
