"""Drafts: kept as they are typed, listed, gone on with, thrown away."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.kernel import clock
from tealight.kernel.access import members, own_things
from tealight.kernel.verdict import NotFound, Refused
from tealight.stories.actions.keep_draft import keep_draft
from tealight.stories.actions.throw_draft_away import throw_draft_away
from tealight.stories.forms import EditReplyForm, EditStoryForm, ReplyForm, StoryForm, ticket
from tealight.stories.forms.kept import KeptForm, fields_of
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.draft_cards import draft_cards
from tealight.stories.queries.drafts import DraftKind, Subject, draft
from tealight.stories.queries.editing import editable_reply, editable_story
from tealight.stories.queries.story import find
from tealight.stories.views.beside import notes_of
from tealight.stories.views.composer import begin, sheet
from tealight.stories.views.sheet import show_sheet
from tealight.ui import flash
from tealight.ui.see_other import see_other

BESIDE = "Another window saved other words for this. Both are kept: look under Drafts."
SHARED = "This is shared already."
KEPT_BESIDE = "They were kept from another window, beside other words for the same place. Only you can see them."
NO_PLACE = "What they belong to cannot be reached any more. Only you can see them."
ANOTHERS = "Not saved: this page was made for someone else who was signed in here. Your words stay on this page."


@own_things
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """Show what the viewer began to write and has not shared."""
    cards = draft_cards(request.viewer, clock.day(request.now))
    return render(request, "stories/drafts.html", {"drafts": cards})


@own_things
@require_safe
def one(request: HttpRequest, slot: int) -> HttpResponse:
    """Go on with a draft where it was begun; where that is not possible, show its words."""
    kept = draft(request.viewer, slot)
    if kept is None:
        raise NotFound
    if kept.subject.kind is DraftKind.STORY:
        return show_sheet(request, begin(request, kept), sheet(reverse("stories:throw_away", args=(slot,))))
    place = "" if kept.beside else _place(request, kept.subject)
    if place:
        return redirect(place)
    facts = {"slot": slot, "words": kept.fields.get("body", ""), "why": KEPT_BESIDE if kept.beside else NO_PLACE}
    return render(request, "stories/draft_words.html", facts)


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def throw_away(request: HttpRequest, slot: int) -> HttpResponse:
    """Ask once more, then throw a draft away."""
    if request.method == "POST":
        throw_draft_away(viewer=request.viewer, now=request.now, slot=slot)
        flash(request, "Your draft is gone.")
        return see_other("stories:drafts")
    if draft(request.viewer, slot) is None:
        raise NotFound
    return render(request, "stories/throw_away.html", {"slot": slot})


@members
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a new story as it is typed."""
    form = StoryForm(request.viewer, (), (), request.POST)
    return _answer(request, form, form.subject)


@members
@require_POST
def keep_edit(request: HttpRequest, story_id: int) -> HttpResponse:
    """Keep changes to a story as they are typed."""
    form = EditStoryForm(request.viewer, (), (), request.POST)
    return _answer(request, form, form.subject if form.story_id == story_id else None)


@members
@require_POST
def keep_reply(request: HttpRequest, story_id: int) -> HttpResponse:
    """Keep a reply as it is typed."""
    form = ReplyForm(request.viewer, notes_of(request), request.POST)
    answers = Asked.parse(story_id, request.GET).answer or 0
    subject = Subject(DraftKind.REPLY, story_id, answers) if form.reply_id else None
    return _answer(request, form, subject, shared_as=form.reply_id)


@members
@require_POST
def keep_reply_edit(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Keep changes to a reply as they are typed."""
    form = EditReplyForm(request.viewer, (), request.POST)
    subject = Subject(DraftKind.EDIT_REPLY, reply_id, story_id) if form.reply_id == reply_id else None
    return _answer(request, form, subject)


def _answer(
    request: HttpRequest, form: KeptForm, subject: Subject | None, shared_as: int | None = None
) -> JsonResponse:
    """Keep what was typed and tell the page where; refused, tell it why."""
    if subject is None:
        return JsonResponse({"said": ANOTHERS}, status=409)
    try:
        kept = keep_draft(
            viewer=request.viewer, now=request.now, subject=subject, fields=form.typed,
            keeping=form.keeping, shared_as=shared_as,
        )
    except Refused as refused:
        return JsonResponse({"said": refused.sentence}, status=409)
    fields = fields_of(kept.keeping)
    if kept.subject != subject:
        fields["ticket"] = ticket.draw(request.viewer, form.ticket_kind, kept.subject.id)
    said = BESIDE if kept.beside else SHARED if kept.shared else ""
    return JsonResponse({"slot": kept.keeping.slot, "fields": fields, "said": said})


def _place(request: HttpRequest, subject: Subject) -> str:
    """Return where a reply or a change was begun, or nothing if it cannot go on there."""
    viewer, notes = request.viewer, notes_of(request)
    if subject.kind is DraftKind.REPLY:
        asked = Asked(subject.id)
        there = find(viewer, subject.id) is not None
        return (asked.answering(subject.under) if subject.under else asked.url("reply")) if there else ""
    if subject.kind is DraftKind.EDIT:
        found = editable_story(viewer, notes, subject.id)
        return reverse("stories:edit", args=(subject.id,)) if found and found[0].may_edit else ""
    reply = editable_reply(viewer, notes, subject.under, subject.id)
    return reverse("stories:edit_reply", args=(subject.under, subject.id)) if reply and reply.may_edit else ""
