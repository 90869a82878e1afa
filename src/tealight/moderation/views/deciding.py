"""Deciding a case: what is decided, the letter as it will stand, and only then it holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.kernel import clock
from tealight.kernel.access import staff
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import NotFound, Refused
from tealight.moderation.actions.decide import decide as decide_case
from tealight.moderation.decide_form import DecideForm, kept_of
from tealight.moderation.kinds import ARTICLE
from tealight.moderation.letter import lines_of, title_of
from tealight.moderation.measures import APPEAL
from tealight.moderation.models import Measure
from tealight.moderation.queries.cases_to_decide import CaseToDecide, case_to_decide
from tealight.moderation.queries.letters import around
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

MEANWHILE = "This was decided meanwhile. Nothing was done twice."
DECIDED = "Decided. Whoever wrote it finds the letter among their own things."
TO_EDITORS = "Decided. Nobody reads it now, and the editors find your letter among what readers say."
STAYS = "Decided. It stays as it is, and nobody is told."


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, case: int) -> HttpResponse:
    """Choose what is decided; read the letter; send it."""
    try:
        found = case_to_decide(request.viewer, case)
    except NotFound:
        return _meanwhile(request)
    if found.kind == APPEAL:
        return see_other("moderation:hearing", decision=found.thing)
    step = request.POST.get("step", "")
    bound = request.POST if request.method == "POST" else None
    form = DecideForm(bound, measures=found.measures, kind=found.kind, initial={"decision": new_id(), "seen": found.seen})
    if bound is None or step == "change" or not form.is_valid():
        return _form(request, found, form, 422 if bound is not None and step != "change" else 200)
    return _send(request, found, form) if step == "send" else _preview(request, found, form)


def _form(request: HttpRequest, case: CaseToDecide, form: DecideForm, status: int) -> HttpResponse:
    return render(request, "moderation/decide.html", {"case": case, "form": form}, status=status)


def _preview(request: HttpRequest, case: CaseToDecide, form: DecideForm) -> HttpResponse:
    judged = form.judged(case.noticed, clock.day(request.now))
    told = judged.has_letter
    words = around(judged, case.kind, case.face.id if case.face else None, request.viewer.persona_id)
    return render(request, "moderation/decide_preview.html", {
        "case": case, "title": title_of(judged, case.kind) if told else "", "lines": lines_of(judged, words) if told else (),
        "kept": kept_of(form.data, form.fields),
    })


def _send(request: HttpRequest, case: CaseToDecide, form: DecideForm) -> HttpResponse:
    judged, said = form.judged(case.noticed, clock.day(request.now)), form.cleaned_data
    try:
        number = decide_case(
            viewer=request.viewer, now=request.now, case=case.id, judged=judged, decision=said["decision"], seen=said["seen"],
        )
    except NotFound:
        return _meanwhile(request)
    except Refused as refused:
        form.add_error(refused.about if refused.about in form.fields else None, refused.sentence)
        return _form(request, case, form, 422)
    done = TO_EDITORS if case.kind == ARTICLE else DECIDED
    flash(request, STAYS if judged.what == Measure.NONE else done)
    return see_other("rota:rest") if case.is_danger else see_other("moderation:decided", decision=number)


def _meanwhile(request: HttpRequest) -> HttpResponse:
    flash(request, MEANWHILE)
    return see_other("moderation:decisions")
