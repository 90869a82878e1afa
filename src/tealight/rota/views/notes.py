"""What one on duty leaves for the next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.kernel.access import staff
from tealight.rota.actions.leave_note import leave_note
from tealight.rota.actions.take_note_away import take_note_away
from tealight.rota.forms import NoteForm
from tealight.rota.queries.hand_over import may_hand_over, notes_left
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show the notes of the last fortnight to whoever is on duty; on POST leave one."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        leave_note(viewer=request.viewer, now=request.now, text=form.cleaned_data["text"])
        flash(request, "Left for whoever comes next.")
        return see_other("rota:notes")
    may = may_hand_over(request.viewer, request.now)
    facts = {"form": form, "may": may, "notes": notes_left(request.viewer, request.now) if may else ()}
    return render(request, "rota/notes.html", facts, status=422 if form.is_bound else 200)


@staff("moderator", "lead")
@require_POST
def remove(request: HttpRequest, note: int) -> HttpResponse:
    """Take away a note of one's own."""
    take_note_away(viewer=request.viewer, now=request.now, note=note)
    flash(request, "It is deleted.")
    return see_other("rota:notes")
