"""The week: who is on duty when, hours for oneself, hours to take and to give back."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.kernel.access import staff
from tealight.kernel.verdict import NotFound, Refused
from tealight.place.queries import whom_to_call
from tealight.rota import policy
from tealight.rota.actions.add_shifts import add_shifts
from tealight.rota.actions.give_back_shift import give_back_shift
from tealight.rota.actions.put_rota_away import put_rota_away
from tealight.rota.actions.remove_shift import remove_shift
from tealight.rota.actions.take_shift import take_shift
from tealight.rota.forms import ShiftForm
from tealight.rota.queries import hours_now
from tealight.rota.queries.asked import names_for, people_for
from tealight.rota.queries.week import mine_now, week
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

GONE = "Those hours are not on the list any more."


@staff("moderator", "lead")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the viewer's own hours now, and a week of everybody's."""
    viewer, now = request.viewer, request.now
    return render(request, "rota/week.html", {
        "week": week(viewer, request.place, now, _day(request.GET.get("week", ""))),
        "mine": mine_now(viewer, request.place, now), "calling": whom_to_call(viewer), "hours": hours_now(request.place, now),
        "in_use": request.place.by_rota, "may_keep": policy.may_keep_rota(viewer),
    })


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take hours, or put somebody on the list; bad input is answered with what was chosen."""
    viewer, now = request.viewer, request.now
    form = ShiftForm(
        request.POST if request.method == "POST" else None, viewer=viewer, now=now, timezone=request.place.timezone,
        names=names_for(viewer), people=people_for(viewer, now), initial={"day": request.GET.get("day", "")},
    )
    if form.is_bound and form.is_valid():
        try:
            add_shifts(viewer=viewer, now=now, hours=form.hours(), who=form.whose, name=form.cleaned_data["name"])
        except Refused as refused:
            form.add_error(refused.about if refused.about in form.fields else None, refused.sentence)
        else:
            flash(request, "On the list. Hours can be given back at any time.")
            return see_other("rota:week")
    facts = {"form": form, "in_use": request.place.by_rota}
    return render(request, "rota/new.html", facts, status=422 if form.is_bound else 200)


@staff("moderator", "lead")
@require_POST
def take(request: HttpRequest, shift: int) -> HttpResponse:
    """Take hours that wait for somebody."""
    return _did(request, take_shift, shift, "These hours are yours. Thank you.")


@staff("moderator", "lead")
@require_POST
def give_back(request: HttpRequest, shift: int) -> HttpResponse:
    """Say "not me": the hours wait for somebody else, and nobody asks why."""
    return _did(request, give_back_shift, shift, "Given back to the team. Nobody asks why.")


@staff("lead")
@require_POST
def remove(request: HttpRequest, shift: int) -> HttpResponse:
    """Take hours off the list."""
    return _did(request, remove_shift, shift, "Those hours are off the list.")


@staff("lead")
@require_http_methods(["GET", "HEAD", "POST"])
def put_away(request: HttpRequest) -> HttpResponse:
    """Keep no list any more: asked once more first."""
    if request.method == "POST":
        put_rota_away(viewer=request.viewer, now=request.now)
        flash(request, "The list is put away. Pages go by the hours of the place again.")
        return see_other("rota:week")
    return render(request, "rota/put_away.html")


def _did(request: HttpRequest, action: Callable, shift: int, said: str) -> HttpResponse:
    try:
        action(viewer=request.viewer, now=request.now, shift=shift)
    except NotFound:
        said = GONE
    flash(request, said)
    return see_other("rota:week")


def _day(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None
