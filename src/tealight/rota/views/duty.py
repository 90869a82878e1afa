"""While one is on duty: an hour's rest, and "not me today"."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.kernel.access import staff
from tealight.place.queries import whom_to_call
from tealight.rota.actions.end_rest import end_rest
from tealight.rota.actions.leave_today import leave_today
from tealight.rota.actions.rest_awhile import rest_awhile
from tealight.rota.queries.week import mine_now
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def rest(request: HttpRequest) -> HttpResponse:
    """Offer an hour off the list, after something hard or for no reason; on POST take it."""
    if request.method == "POST":
        rest_awhile(viewer=request.viewer, now=request.now)
        flash(request, "You are off the list for an hour. Come back sooner if you like.")
        return see_other("rota:week")
    facts = {"mine": mine_now(request.viewer, request.place, request.now), "calling": whom_to_call(request.viewer)}
    return render(request, "rota/rest.html", facts)


@staff("moderator", "lead")
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Come back before the hour is over."""
    end_rest(viewer=request.viewer, now=request.now)
    flash(request, "You are on the list again.")
    return see_other("rota:week")


@staff("moderator", "lead")
@require_POST
def not_today(request: HttpRequest) -> HttpResponse:
    """Give all of today's hours back."""
    leave_today(viewer=request.viewer, now=request.now)
    flash(request, "Given back to the team. Nobody asks why.")
    return see_other("rota:week")
