"""The content notes of this place: add one, retire one, offer it again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.kernel.access import staff
from tealight.kernel.verdict import Refused
from tealight.place.actions.add_note import add_note
from tealight.place.actions.retire_note import retire_note
from tealight.place.forms.notes import NoteForm
from tealight.place.queries import notes
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("operator")
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show the notes, and take in a new one."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            add_note(viewer=request.viewer, now=request.now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        else:
            flash(request, "The note is added. Authors can choose it from now on.")
            return see_other("place:desk-notes")
    facts = {"form": form, "notes": notes(request.place.version).all}
    return render(request, "place/desk_notes.html", facts, status=422 if form.is_bound else 200)


@staff("operator")
@require_POST
def retire(request: HttpRequest, note: str) -> HttpResponse:
    """Offer a note no longer."""
    retire_note(viewer=request.viewer, now=request.now, note=note)
    flash(request, "The note is no longer offered. What carries it keeps it.")
    return see_other("place:desk-notes")


@staff("operator")
@require_POST
def offer(request: HttpRequest, note: str) -> HttpResponse:
    """Offer a retired note again."""
    retire_note(viewer=request.viewer, now=request.now, note=note, retired=False)
    flash(request, "The note is offered again.")
    return see_other("place:desk-notes")
