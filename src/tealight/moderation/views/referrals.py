"""The referral log of a case: who outside was told, since a child may be at risk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.kernel.access import staff
from tealight.kernel.ids import new_id
from tealight.kernel.slots import fill
from tealight.moderation.actions.note_referral import note_referral
from tealight.moderation.queries.referrals import referrals
from tealight.moderation.report_forms import ReferralForm
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show the log; on POST add a line to it."""
    lines = referrals(request.viewer, case_id)
    form = ReferralForm(request.POST if request.method == "POST" else None, initial={"number": new_id()})
    if form.is_bound and form.is_valid():
        name = fill("duty name", request.viewer, request.place, request.now) or request.viewer.pen_name
        note_referral(viewer=request.viewer, now=request.now, case=case_id, by_name=name, **form.cleaned_data)
        flash(request, "It stands in the log.")
        return see_other("moderation:referrals", case_id=case_id)
    return render(request, "moderation/referrals.html", {"lines": lines, "form": form}, status=422 if form.errors else 200)
