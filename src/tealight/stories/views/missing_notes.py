"""A note is missing: a reader says so, the team puts it there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.kernel.access import members, staff
from tealight.kernel.verdict import require
from tealight.stories.actions.propose_note import propose_note
from tealight.stories.actions.put_note import put_note
from tealight.stories.actions.turn_note_down import turn_note_down
from tealight.stories.forms.missing import MissingNoteForm
from tealight.stories.queries.proposals import missing_on, proposed_notes
from tealight.stories.views.beside import notes_of
from tealight.ui import flash
from tealight.ui.see_other import see_other

PROPOSED = "Thank you. Someone of the team will look. Nobody is told who suggested it."
PUT = "The note is there now. Whoever wrote it is told."
TURNED_DOWN = "It stays as it is. Nobody is told."


@members
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Say that a note is missing on a story."""
    return _page(request, story_id, None)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Say that a note is missing on a reply."""
    return _page(request, story_id, reply_id)


def _page(request: HttpRequest, story_id: int, reply_id: int | None) -> HttpResponse:
    found = missing_on(request.viewer, notes_of(request), story_id, reply_id)
    require(found.may)
    form = MissingNoteForm(found.notes, request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = put_note if found.puts else propose_note
        act(viewer=request.viewer, now=request.now, story=story_id, reply=reply_id, note=form.cleaned_data["note"])
        flash(request, PUT if found.puts else PROPOSED)
        return see_other(found.url)
    return render(request, "stories/missing_note.html", {"form": form, "missing": found}, status=422 if form.is_bound else 200)


@staff("moderator", "lead")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what readers missed."""
    return render(request, "stories/proposed_notes.html", {"proposed": proposed_notes(request.viewer, notes_of(request))})


@staff("moderator", "lead")
@require_POST
def put(request: HttpRequest, story_id: int) -> HttpResponse:
    """Put the note there."""
    number = request.POST.get("reply", "")
    reply_id = int(number) if number.isascii() and number.isdigit() and len(number) <= 16 else None
    put_note(viewer=request.viewer, now=request.now, story=story_id, reply=reply_id, note=request.POST.get("note", ""))
    flash(request, PUT)
    return see_other("stories:proposed_notes")


@staff("moderator", "lead")
@require_POST
def turn_down(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Leave it without the note."""
    turn_note_down(viewer=request.viewer, now=request.now, proposal=proposal_id)
    flash(request, TURNED_DOWN)
    return see_other("stories:proposed_notes")
