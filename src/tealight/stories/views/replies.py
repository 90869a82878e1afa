"""Replies: writing one, finding the place of one, taking one back."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.kernel.access import members, open_to_all
from tealight.kernel.verdict import NotFound, Refused, require
from tealight.screening import Danger
from tealight.stories.actions.reply_to_story import reply_to_story
from tealight.stories.actions.withdraw_reply import withdraw_reply
from tealight.stories.actions.writing import SharedAlready
from tealight.stories.forms import ReplyForm
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.facts import StoryPage
from tealight.stories.queries.own import may_take_reply_back, own_name
from tealight.stories.queries.replies import own_reply_stands, reply_place
from tealight.stories.queries.story import story_page
from tealight.stories.queries.waiting import Waiting
from tealight.stories.views.beside import LATER, notes_of, unseen
from tealight.stories.views.danger_help import to_help
from tealight.stories.views.photos import take_in_photos
from tealight.stories.views.seen_first import asks_to_see, reply_seen_first, take_in_offer
from tealight.stories.views.story import show
from tealight.ui import flash
from tealight.ui.see_other import see_other

HERE = "Your reply is here. You can change it or take it back."
WAITS = "Your reply is saved. Members cannot see it yet: a person reads it first."
ANOTHERS = (
    "This page was made for someone else who was signed in here. Nothing was sent. "
    "If these are your words, send them again."
)
LOST = "What you answered is not here any more. Your words are still in the box."


@members
@require_POST
def reply(request: HttpRequest, story_id: int) -> HttpResponse:
    """Answer a story or one of its replies; refused, the words are still in the box."""
    asked = Asked.parse(story_id, request.GET)
    form = ReplyForm(request.viewer, notes_of(request), request.POST, face=own_name(request.viewer, story_id))
    take_in_offer(request, form)
    came = take_in_photos(request, form)
    if came or request.POST.get("do") == "photos":
        return _given_back(request, asked, form, status=422 if form.has_error("photos") else 200)
    if asks_to_see(request):
        return _given_back(request, asked, form, status=200)
    number, danger = _sent(request, asked, form) if form.is_valid() else (None, None)
    if number is None:
        return _given_back(request, asked, form)
    if danger:
        return to_help(request, story_id, number)
    found, waits = own_reply_stands(request.viewer, story_id, number)
    flash(request, {Waiting.NOTHING: HERE, Waiting.PERSON: WAITS, Waiting.HOUR: LATER}[waits])
    return see_other(replace(found or Asked(story_id), opened=asked.opened).url(f"reply-{number}"))


def _sent(request: HttpRequest, asked: Asked, form: ReplyForm) -> tuple[int | None, Danger | None]:
    """Store the reply and return its id and who may be in danger by it; no id, with the reason in the form, if it cannot be."""
    if form.reply_id is None:
        form.add_error("body", ANOTHERS)
        return None, None
    judged = reply_to_story.judge(
        viewer=request.viewer, now=request.now, story=asked.story, answers=asked.answer,
        source=form.cleaned_data["body"], notes=form.cleaned_data["notes"],
        photos=form.chosen_photos or (), reply_id=form.reply_id, anonymous=form.cleaned_data["anonymous"],
        later=form.cleaned_data["later"], draft=form.keeping,
    )
    try:
        return judged.do(), judged.judgement
    except SharedAlready as shared:
        # Other words than those sent before from this page: sent again, they stand on their own.
        form.draw_ticket()
        form.add_error("body", shared.sentence)
    except Refused as refused:
        form.add_error("photos" if refused.about == "photos" else "body", refused.sentence)
    except NotFound:
        form.add_error("body", LOST)
    return None, None


def _given_back(request: HttpRequest, asked: Asked, form: ReplyForm, status: int = 422) -> HttpResponse:
    """Show the page again with the words in their box; alone, if the story is gone meanwhile.

    Nobody learns from that page whether there ever was a story: it is the same
    for one that never was.
    """
    if form.reply_id is None:
        form.draw_ticket()
    asked = replace(asked, opened=(*asked.opened, "story"))
    page = story_page(request.viewer, notes_of(request), asked)
    if page is None:
        return render(request, "stories/lost_reply.html", {"form": form}, status=404)
    seen = None
    if asks_to_see(request):
        seen = reply_seen_first(request, form, answers_own=isinstance(page, StoryPage) and page.is_mine)
    return show(request, page, asked, form, status=422 if form.errors else status, seen_first=seen)


@open_to_all
@require_safe
def place(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Lead to the page and the line where a reply stands."""
    found = reply_place(request.viewer, story_id, reply_id)
    return unseen(request) if found is None else redirect(found.url(f"reply-{reply_id}"))


@members
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Ask once more, then take a reply back."""
    verdict = may_take_reply_back(request.viewer, story_id, reply_id)
    if verdict is None:
        raise NotFound
    require(verdict)
    is_read_there = reply_place(request.viewer, story_id, reply_id) is not None
    if request.method == "POST":
        withdraw_reply(viewer=request.viewer, now=request.now, reply=reply_id)
        flash(request, "Your reply is taken back.")
        return see_other("stories:story", story_id=story_id) if is_read_there else see_other("stories:my_replies")
    facts = {"story_id": story_id, "reply_id": reply_id, "is_read_there": is_read_there}
    return render(request, "stories/withdraw_reply.html", facts)
