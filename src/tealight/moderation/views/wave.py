"""Many things at once: what newcomers shared in the last hours, chosen, looked at once more, taken down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.kernel.access import staff
from tealight.kernel.verdict import Refused
from tealight.moderation.actions.decide_together import decide_together
from tealight.moderation.decide_form import WaveForm
from tealight.moderation.judgement import Judgement
from tealight.moderation.letter import lines_of, title_of
from tealight.moderation.models import Category, Measure
from tealight.moderation.queries.letters import around
from tealight.moderation.queries.wave import CONFESSION, HOURS, MOST, unpack
from tealight.moderation.queries.wave import wave as wave_of
from tealight.place.queries import notes
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

DONE = "Taken down. Each of them finds a letter, and each can be undone."
SPAM = "This looks like spam: the same words many times, or something to sell."


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def wave(request: HttpRequest) -> HttpResponse:
    """Choose, by face; read the letter; take it all down."""
    if request.method != "POST":
        return _list(request)
    things = unpack(" ".join(request.POST.getlist("things")))
    if not things:
        return _list(request, "Choose whose things to take down.")
    said = {"things": " ".join(f"{kind}:{number}" for kind, number in things), "reason": SPAM, "stop_writing": "on"}
    form = WaveForm(request.POST if request.POST.get("step") == "send" else said)
    if request.POST.get("step") == "send" and form.is_valid() and (done := _taken(request, things, form)):
        return done
    return _preview(request, things, form)


def _list(request: HttpRequest, fault: str = "") -> HttpResponse:
    hours = HOURS[1] if request.GET.get("hours") == str(HOURS[1]) else HOURS[0]
    found = wave_of(request.viewer, notes(request.place.version), request.now, hours, request.GET.get("open") == "hours")
    facts = {"wave": found, "hours": hours, "other": sum(HOURS) - hours, "fault": fault}
    facts |= {"all": chosen if (chosen := request.GET.get("all", "")) in ("1", "hours") else "", "most": MOST, "small_hours": request.place.small_hours}
    return render(request, "moderation/wave.html", facts, status=422 if fault else 200)


def _judged(reason: str) -> Judgement:
    return Judgement(what=Measure.REMOVE, reason=reason, category=Category.SPAM)


def _preview(request: HttpRequest, things: tuple, form: WaveForm) -> HttpResponse:
    judged = _judged(form.data.get("reason", ""))
    lines = lines_of(judged, around(judged, things[0][0], None, request.viewer.persona_id))
    facts = {"form": form, "count": len(things), "title": title_of(judged, things[0][0]), "lines": lines[1:]}
    if all(kind == CONFESSION for kind, _ in things):
        del form.fields["stop_writing"]
    return render(request, "moderation/wave_preview.html", facts, status=422 if form.is_bound and form.errors else 200)


def _taken(request: HttpRequest, things: tuple, form: WaveForm) -> HttpResponse | None:
    said = form.cleaned_data
    try:
        decide_together(
            viewer=request.viewer, now=request.now, things=things, judged=_judged(said["reason"]), stop_writing=said["stop_writing"],
        )
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return None
    flash(request, DONE)
    return see_other("moderation:wave")
