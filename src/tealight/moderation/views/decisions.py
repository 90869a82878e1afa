"""What the team decided: the list, one of them, its undoing, and the hearing of an appeal."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.kernel import clock
from tealight.kernel.access import staff
from tealight.kernel.verdict import NotFound, Refused
from tealight.moderation.actions.hear_appeal import hear_appeal
from tealight.moderation.actions.undo_decision import undo_decision
from tealight.moderation.decide_form import HearingForm
from tealight.moderation.measures import measures_of
from tealight.moderation.models import Noticed, Outcome
from tealight.moderation.queries import decisions as queries
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

UNDONE = "Undone. Its letter says so."
HEARD = "Answered. Whoever appealed reads it beside the letter."
MEANWHILE = "This was answered meanwhile. Nothing was done twice."


@staff("moderator", "lead")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the appeals that wait, and what was decided, the newest first."""
    before = request.GET.get("before", "")
    lines = queries.decisions(request.viewer, int(before) if before.isdecimal() and len(before) < 17 else None)
    return render(request, "moderation/decisions.html", {
        "lines": lines, "older": lines[-1].id if len(lines) == queries.MOST else None,
        "appeals": queries.appeals_waiting(request.viewer, clock.day(request.now)),
    })


@staff("moderator", "lead")
@require_safe
def one(request: HttpRequest, decision: int) -> HttpResponse:
    """Show one decision: its letter, what was said to it, and what can be done."""
    return render(request, "moderation/decision.html", {"page": queries.decision(request.viewer, decision)})


@staff("moderator", "lead")
@require_POST
def undo(request: HttpRequest, decision: int) -> HttpResponse:
    """Undo a decision; its letter says so."""
    undo_decision(viewer=request.viewer, now=request.now, decision=decision, reason=request.POST.get("reason", ""))
    flash(request, UNDONE)
    return see_other("moderation:decided", decision=decision)


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def hearing(request: HttpRequest, decision: int) -> HttpResponse:
    """Hear an appeal, as somebody else than who decided."""
    page = queries.decision(request.viewer, decision)
    if page.appeal is None:
        raise Http404
    measures = tuple(what for what in measures_of(page.kind, page.line.face is not None) if what != "none") if page.kind else ()
    form = HearingForm(request.POST if request.method == "POST" else None, measures=measures)
    if form.is_bound and form.is_valid() and (done := _heard(request, page, form)):
        return done
    facts = {"page": page, "form": form, "can_change": bool(measures)}
    return render(request, "moderation/hearing.html", facts, status=422 if form.is_bound else 200)


def _heard(request: HttpRequest, page: queries.DecisionPage, form: HearingForm) -> HttpResponse | None:
    said = form.cleaned_data
    judged = form.judged(Noticed.TEAM, clock.day(request.now)) if said["outcome"] == Outcome.CHANGED else None
    try:
        hear_appeal(
            viewer=request.viewer, now=request.now, appeal=page.appeal.id, outcome=said["outcome"], words=said["words"], judged=judged,
        )
    except NotFound:
        flash(request, MEANWHILE)
    except Refused as refused:
        form.add_error(refused.about if refused.about in form.fields else None, refused.sentence)
        return None
    else:
        flash(request, HEARD)
    return see_other("moderation:decided", decision=page.line.id)
