"""Changing what was shared: a story, a reply."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tealight.kernel.access import members
from tealight.kernel.verdict import NotFound, Refused, require
from tealight.stories.actions.edit_reply import edit_reply
from tealight.stories.actions.edit_story import edit_story
from tealight.stories.actions.keep_draft import keep_draft
from tealight.stories.forms import EditReplyForm, EditStoryForm, ticket
from tealight.stories.forms.kept import KeptForm, beginning
from tealight.stories.forms.story import offered
from tealight.stories.models import Audience, Story
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.audiences import audiences_of
from tealight.stories.queries.drafts import DraftKind, Subject, draft_about
from tealight.stories.queries.editing import Editable, editable_reply, editable_story
from tealight.stories.queries.own import story_waits
from tealight.stories.queries.replies import reply_place
from tealight.stories.queries.replies import waits as reply_waits
from tealight.stories.queries.waiting import Waiting
from tealight.stories.views.beside import after_writing, ask_if_left_open, hours_of, notes_of
from tealight.stories.views.composer import DRAFT_BESIDE
from tealight.stories.views.danger_help import said_newly, said_now, to_help
from tealight.stories.views.photos import photos_of, take_in_photos
from tealight.stories.views.seen_first import (
    SeenFirst,
    asks_to_see,
    reply_seen_first,
    take_in_offer,
)
from tealight.stories.views.sheet import (
    ANOTHERS,
    Sheet,
    show_preview,
    show_sheet,
    take_in_notes,
)
from tealight.ui import flash
from tealight.ui.see_other import see_other

SAVED = "Your changes are saved."
SAVED_FOR = {
    Audience.ME: "Your changes are saved. Only you can read it now.",
    Audience.CIRCLE: "Your changes are saved. Only your circle can read it now.",
    Audience.GROUP: "Your changes are saved. People in this room can read it now.",
    Audience.MEMBERS: "Your changes are saved. All members can read it now.",
    Audience.ANYONE: "Your changes are saved. Anyone can read it now, with or without an account.",
}
WAITS = {
    Waiting.PERSON: "Your changes are saved. Members cannot see them yet: a person reads them first.",
    Waiting.HOUR: "Your changes are saved. They appear by themselves within a day.",
}
DRAFT_KEPT = "Your changes are kept as a draft. Nobody can read them until you save them."
ANSWERED = "Whoever answers writes for those who can read this now, so it stays with them."
ALONE = "It was for others before, and somebody may have answered it for them. It stays yours alone."
TAKEN_BACK = "You took it back, so nobody can."
BEGUN = "You began to change this before. What you typed is below, and nobody can read it until you save it."


@members
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Change a story; what happens to the changes, the pressed button says."""
    found = editable_story(request.viewer, notes_of(request), story_id)
    if found is None:
        raise NotFound
    now, row = found
    require(now.may_edit)
    if request.method != "POST":
        form, begun = _begin(request, now, row)
        if (begun is not None or _is_alone(now, row)) and (asking := ask_if_left_open(request)):
            return asking
        return show_sheet(request, form, _sheet(now, begun))
    form = _form(request, now, row, request.POST)
    take_in_notes(request, form)
    take_in_offer(request, form)
    came = take_in_photos(request, form)
    if form.story_id != now.id:
        form.draw_ticket(now.id)
        form.add_error(None, ANOTHERS)
        return show_sheet(request, form, _sheet(now), status=422)
    deed = request.POST.get("do", "")
    if deed == "photos" or (came and deed == "save"):
        return show_sheet(request, form, _sheet(now), status=422 if form.has_error("photos") else 200)
    if deed == "save":
        return _save(request, form, now, row)
    if deed == "keep":
        kept = _keep(request, form, now, form.subject)
        return kept or show_sheet(request, form, _sheet(now), status=422)
    if deed == "write":
        return show_sheet(request, form.unchecked(), _sheet(now))
    return show_preview(request, form, _sheet(now))


@members
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Change a reply."""
    now = editable_reply(request.viewer, notes_of(request), story_id, reply_id)
    if now is None:
        raise NotFound
    require(now.may_edit)
    if request.method != "POST":
        form, begun = _begin_reply(request, now)
        if (begun is not None or now.is_withdrawn) and (asking := ask_if_left_open(request)):
            return asking
        return _show_reply(request, now, form, begun)
    form = EditReplyForm(request.viewer, offered(notes_of(request), now.mask), request.POST)
    take_in_offer(request, form)
    came = take_in_photos(request, form)
    if form.reply_id != now.id:
        form.put(ticket=ticket.draw(request.viewer, form.ticket_kind, now.id))
        form.add_error(None, ANOTHERS)
    elif request.POST.get("do") == "photos" or (came and request.POST.get("do") == "save"):
        return _show_reply(request, now, form, status=422 if form.has_error("photos") else 200)
    elif request.POST.get("do") == "keep":
        kept = _keep(request, form, now, _subject(now))
        if kept is not None:
            return kept
    elif asks_to_see(request):
        seen = reply_seen_first(request, form, answers_own=now.answers_own)
        return _show_reply(request, now, form, status=200 if seen else 422, seen_first=seen)
    elif form.is_valid() and _save_reply(request, form, now):
        if said_newly(now, "", form.cleaned_data["body"], form.rows):
            return to_help(request, now.story, now.id, alone=now.is_withdrawn)
        flash(request, WAITS.get(reply_waits(request.viewer, now.id), SAVED))
        found = reply_place(request.viewer, now.story, now.id) or Asked(now.story)
        return see_other(found.url(f"reply-{now.id}"))
    return _show_reply(request, now, form, status=422)


def _is_alone(now: Editable, row: Story) -> bool:
    return now.is_withdrawn or row.audience == Audience.ME


def _sheet(now: Editable, begun: int | None = None) -> Sheet:
    """Return what the page of a change says; `begun` is the slot of a draft of it."""
    state = BEGUN if begun is not None else ""
    return Sheet(
        title="Change your story",
        under="Only you can read it: you took it back." if now.is_withdrawn
        else "Nobody sees a change until you save it.",
        story=now.id,
        writer=now.writer,
        so_far=now.so_far,
        told=now.told,
        action=reverse("stories:edit", args=(now.id,)),
        save_url=reverse("stories:keep_edit", args=(now.id,)),
        button="Save the changes",
        deed="save",
        state=state,
        back_url=reverse("stories:story", args=(now.id,)),
        back_label="Leave it as it is",
        throw_away_url="" if begun is None else reverse("stories:throw_away", args=(begun,)),
    )


def _form(request: HttpRequest, now: Editable, row: Story, fields=None, initial=None) -> EditStoryForm:
    choices = audiences_of(request.viewer, request.place, request.now, row)
    form = EditStoryForm(request.viewer, choices, offered(notes_of(request), now.mask), fields, initial)
    if len(choices) == 1:
        form.fields["audience"].help_text = TAKEN_BACK if now.is_withdrawn else ALONE if now.audience == Audience.ME else ANSWERED
    return form


def _begin(request: HttpRequest, now: Editable, row: Story) -> tuple[EditStoryForm, int | None]:
    """Return the form with the story, or with the change begun before, and that draft's slot."""
    kept = draft_about(request.viewer, Subject(DraftKind.EDIT, now.id))
    initial = {
        "title": now.title, "body": now.source, "audience": now.audience, "need": now.need,
        "notes": now.notes, "named_only": now.named_only, "seen": now.seen, "photos": _photos(request, now),
        **beginning(kept), "ticket": ticket.draw(request.viewer, EditStoryForm.ticket_kind, now.id),
    }
    return _form(request, now, row, initial=initial), kept.slot if kept else None


def _save(request: HttpRequest, form: EditStoryForm, now: Editable, row: Story) -> HttpResponse:
    if form.is_valid():
        for_whom = form.for_whom
        try:
            edit_story(
                viewer=request.viewer, now=request.now, story=now.id, title=form.cleaned_data["title"],
                source=form.cleaned_data["body"], audience=for_whom.audience, group=for_whom.group,
                need=form.cleaned_data["need"], notes=form.cleaned_data["notes"],
                photos=form.chosen_photos, seen=form.cleaned_data["seen"], draft=form.keeping,
                named_only=form.cleaned_data["named_only"],
            )
        except Refused as refused:
            form.put(seen=now.seen)
            form.add_error(refused.about or None, refused.sentence)
        else:
            moved = for_whom.value != now.audience
            said = (form.cleaned_data["title"], form.cleaned_data["body"], form.rows)
            if said_now(*said) if moved else said_newly(now, *said):
                return to_help(request, now.id, alone=now.is_withdrawn or for_whom.audience == Audience.ME)
            saved = SAVED_FOR[for_whom.audience] if moved else SAVED
            # For what it waits, its page says itself.
            flash(request, SAVED if story_waits(request.viewer, now.id) else saved)
            return after_writing(request, now.id, alone=now.is_withdrawn or for_whom.audience == Audience.ME)
    return show_sheet(request, form, _sheet(now), status=422)


def _keep(request: HttpRequest, form: KeptForm, now: Editable, subject: Subject) -> HttpResponse | None:
    """Keep the changes as a draft and go back to the story; None, with the reason, if refused."""
    try:
        kept = keep_draft(
            viewer=request.viewer, now=request.now, subject=subject, fields=form.typed,
            keeping=form.keeping,
        )
    except Refused as refused:
        form.is_valid()
        form.errors.clear()
        form.add_error(None, refused.sentence)
        return None
    flash(request, DRAFT_BESIDE if kept.beside else DRAFT_KEPT)
    return see_other("stories:story", story_id=now.story)


def _photos(request: HttpRequest, now: Editable) -> list[dict]:
    """Return the photos that stand there, as the form begins with them."""
    known = notes_of(request)
    return [
        {"key": f"p{one.id}", "alt": one.alt, "line": one.line, "notes": known.keys(one.notes)} for one in now.pictures
    ]


def _subject(now: Editable) -> Subject:
    return Subject(DraftKind.EDIT_REPLY, now.id, now.story)


def _begin_reply(request: HttpRequest, now: Editable) -> tuple[EditReplyForm, int | None]:
    kept = draft_about(request.viewer, _subject(now))
    initial = {
        "body": now.source, "notes": now.notes, "seen": now.seen, "photos": _photos(request, now),
        **beginning(kept),
        "ticket": ticket.draw(request.viewer, EditReplyForm.ticket_kind, now.id),
    }
    form = EditReplyForm(request.viewer, offered(notes_of(request), now.mask), initial=initial)
    return form, kept.slot if kept else None


def _save_reply(request: HttpRequest, form: EditReplyForm, now: Editable) -> bool:
    try:
        edit_reply(
            viewer=request.viewer, now=request.now, reply=now.id, source=form.cleaned_data["body"],
            notes=form.cleaned_data["notes"], photos=form.chosen_photos, seen=form.cleaned_data["seen"],
            draft=form.keeping,
        )
    except Refused as refused:
        form.put(seen=now.seen)
        form.add_error(refused.about or None, refused.sentence)
        return False
    return True


def _show_reply(
    request: HttpRequest, now: Editable, form: EditReplyForm, begun: int | None = None, status: int = 200,
    seen_first: SeenFirst | None = None,
) -> HttpResponse:
    facts = {
        "seen_first": seen_first,
        "form": form, "photos": photos_of(request, form, now.story, now.id), "reply": now, "writer": now.writer.name if now.writer else request.viewer.pen_name,
        "notes_now": ", ".join(form.chosen_notes) or "none", "aside": hours_of(request).sentence,
        "state": "" if begun is None else BEGUN,
        "throw_away_url": "" if begun is None else reverse("stories:throw_away", args=(begun,)),
    }
    return render(request, "stories/edit_reply.html", facts, status=status)
