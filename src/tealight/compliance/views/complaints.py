"""The log of complaints."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.compliance import policy
from tealight.compliance.actions.log_complaint import log_complaint
from tealight.compliance.actions.note_step import note_step
from tealight.compliance.actions.take_words_away import take_words_away
from tealight.compliance.forms import ComplaintForm, StepForm
from tealight.compliance.queries.complaints import complaint, complaints, counted_here
from tealight.kernel import clock
from tealight.kernel.access import staff
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff(*policy.KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """Show the log and what the software counted; on POST add an entry."""
    today = clock.day(request.now)
    form = ComplaintForm(request.POST or None, initial={"number": new_id(), "received_on": today})
    if form.is_bound and form.is_valid():
        try:
            log_complaint(viewer=request.viewer, now=request.now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        else:
            flash(request, "It stands in the log.")
            return see_other("compliance:complaints")
    facts = {"form": form, "entries": complaints(request.viewer), "counts": counted_here(request.viewer, today)}
    return render(request, "compliance/complaints.html", facts, status=422 if form.errors else 200)


@staff(*policy.KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Show one entry; on POST note what was done."""
    entry = complaint(request.viewer, complaint_id)
    form = StepForm(request.POST or None)
    if form.is_bound and form.is_valid():
        note_step(viewer=request.viewer, now=request.now, complaint=complaint_id, **form.cleaned_data)
        flash(request, "It stands in the log.")
        return see_other("compliance:complaint", complaint_id=complaint_id)
    facts = {"form": form, "entry": entry}
    return render(request, "compliance/complaint.html", facts, status=422 if form.errors else 200)


@staff(*policy.KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def words_away(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """Ask once more, then take an entry's words away."""
    entry = complaint(request.viewer, complaint_id)
    if request.method == "POST":
        take_words_away(viewer=request.viewer, now=request.now, complaint=complaint_id)
        flash(request, "The words are gone. That there was a complaint, and when, stays.")
        return see_other("compliance:complaints")
    return render(request, "compliance/complaint_words.html", {"entry": entry})
