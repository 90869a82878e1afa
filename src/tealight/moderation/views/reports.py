"""Reporting something: by members from where they read it, by anybody else by its address; and what became of it."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.help.queries import help_now
from tealight.kernel.access import members, open_to_all, own_things
from tealight.kernel.pace import Pace
from tealight.kernel.snapshot import Snapshot
from tealight.kernel.verdict import NotFound, Refused
from tealight.magazine.queries.at_desk import article_number
from tealight.moderation import deadlines
from tealight.moderation.actions.report_thing import report_thing
from tealight.moderation.kinds import NOBODY, snapshot_of
from tealight.moderation.models import Urgency
from tealight.moderation.queries.own_reports import own_reports, reported_with
from tealight.moderation.reasons import WORRIED, WORRY, WORRY_NOW
from tealight.moderation.report_forms import ReceiptForm, ReportAtForm, ReportForm, WorryForm
from tealight.place.queries import hours_now
from tealight.stories.queries.snapshots import portrait_on_page
from tealight.stories.views.beside import unseen
from tealight.ui.see_other import see_other

#: without an account: a little slower than messages to the team, since each asks somebody to look
PACE = Pace(each=6, everyone=200, per=timedelta(hours=1))
#: whoever is signed in is never shut out by how much strangers send
MEMBERS_PACE = Pace(each=30, per=timedelta(hours=1))
RECEIPTS_PACE = Pace(each=20, everyone=400, per=timedelta(hours=1))
TOO_OFTEN = (
    "Several reports came from this connection within the hour, and we pause it to keep machines "
    "out. What you wrote is still here. Press Send again in a while."
)
NOTHING_THERE = "There is nothing at this address that you can read. Look at it once more, or copy it again."
NO_SUCH_CODE = "We have no report with this code. Look at each letter once more."
_ANYBODY = ("GET", "HEAD", "POST")


@open_to_all
@require_http_methods(_ANYBODY)
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Report a story."""
    return _report(request, "story", story_id)


@open_to_all
@require_http_methods(_ANYBODY)
def reply(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Report a reply."""
    return _report(request, "reply", reply_id)


@members
@require_http_methods(_ANYBODY)
def person(request: HttpRequest, persona_id: int) -> HttpResponse:
    """Report the page of a pen name."""
    return _report(request, "persona", persona_id)


@members
@require_http_methods(_ANYBODY)
def photo(request: HttpRequest, persona_id: int) -> HttpResponse:
    """Report the photo on the page of a pen name."""
    return _report(request, "portrait", portrait_on_page(persona_id))


@members
@require_http_methods(_ANYBODY)
def confession(request: HttpRequest, confession_id: int) -> HttpResponse:
    """Report a confession that appeared."""
    return _report(request, "confession", confession_id)


@members
@require_http_methods(_ANYBODY)
def worry_confession(request: HttpRequest, confession_id: int) -> HttpResponse:
    """Say that one is worried about whoever confessed something."""
    return _worry(request, "confession", confession_id)


@open_to_all
@require_http_methods(_ANYBODY)
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Report an article."""
    return _report(request, "article", article_number(request.viewer, slug))


@open_to_all
@require_http_methods(_ANYBODY)
def worry_article(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that one is worried about someone, at an article."""
    return _worry(request, "article", article_number(request.viewer, slug))


@open_to_all
@require_http_methods(_ANYBODY)
def by_address(request: HttpRequest) -> HttpResponse:
    """Report something by its address: what cannot be read answers as what is not there."""
    form = ReportAtForm(request.POST if request.method == "POST" else None, now=request.now, viewer=request.viewer)
    if form.is_bound and form.is_valid():
        try:
            snapshot = snapshot_of(request.viewer, *form.about())
        except NotFound:
            form.add_error("address", NOTHING_THERE)
        else:
            if done := _reported(request, form, snapshot):
                return done
    return _page(request, "moderation/report.html", form, None)


@open_to_all
@require_http_methods(_ANYBODY)
def worry_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Say that one is worried about whoever told a story."""
    return _worry(request, "story", story_id)


@open_to_all
@require_http_methods(_ANYBODY)
def worry_reply(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """Say that one is worried about whoever wrote a reply."""
    return _worry(request, "reply", reply_id)


@members
@require_http_methods(_ANYBODY)
def worry_person(request: HttpRequest, persona_id: int) -> HttpResponse:
    """Say that one is worried about somebody here."""
    return _worry(request, "persona", persona_id)


@open_to_all
@require_http_methods(_ANYBODY)
def worry(request: HttpRequest) -> HttpResponse:
    """Say that one is worried about someone, at nothing in particular."""
    return _worry(request, NOBODY, 0)


@members
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say what happens with a report now."""
    return render(request, "moderation/reported.html", {"code": "", **_beside(request)})


@open_to_all
@require_http_methods(_ANYBODY)
def receipt(request: HttpRequest) -> HttpResponse:
    """Tell whoever has the code of a receipt what became of their report."""
    form, found = ReceiptForm(request.POST if request.method == "POST" else None), None
    if form.is_bound and form.is_valid():
        try:
            if not RECEIPTS_PACE.allows(request):
                raise Refused("Many codes were tried from this connection. Try again in a while.")
            found = reported_with(form.cleaned_data["code"], request.now, request.place)
        except NotFound:
            form.add_error("code", NO_SUCH_CODE)
        except Refused as refused:
            form.add_error("code", refused.sentence)
    facts = {"form": form, "report": found, "kept_days": settings.TEALIGHT.cases_kept_days}
    return render(request, "moderation/receipt.html", facts, status=400 if form.errors else 200)


@own_things
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what the reader reported, and what became of it: to them, and not to whoever holds their phone."""
    facts = {"reports": own_reports(request.viewer, request.now, request.place), "kept_days": settings.TEALIGHT.cases_kept_days}
    return render(request, "moderation/own_reports.html", facts)


def _report(request: HttpRequest, kind: str, thing: int) -> HttpResponse:
    try:
        snapshot = snapshot_of(request.viewer, kind, thing)
    except NotFound:
        return unseen(request)
    form = ReportForm(request.POST if request.method == "POST" else None, now=request.now, viewer=request.viewer, kind=kind)
    if form.is_bound and form.is_valid() and (done := _reported(request, form, snapshot)):
        return done
    return _page(request, "moderation/report.html", form, snapshot)


def _reported(request: HttpRequest, form: ReportForm, snapshot: Snapshot) -> HttpResponse | None:
    """Send a report; a worry gets its own form first, with what was typed in it."""
    said = form.cleaned_data
    if said["reason"] == WORRIED:
        form = WorryForm(initial={"words": said["words"]}, now=request.now, viewer=request.viewer)
        return _page(request, "moderation/worry.html", form, snapshot)
    return _send(request, form, snapshot.kind, snapshot.thing, said["reason"])


def _worry(request: HttpRequest, kind: str, thing: int) -> HttpResponse:
    try:
        snapshot = None if kind == NOBODY else snapshot_of(request.viewer, kind, thing)
    except NotFound:
        return unseen(request)
    form = WorryForm(request.POST if request.method == "POST" else None, now=request.now, viewer=request.viewer)
    if form.is_bound and form.is_valid():
        reason = WORRY_NOW if form.cleaned_data["is_urgent"] else WORRY
        if done := _send(request, form, kind, thing, reason):
            return done
    return _page(request, "moderation/worry.html", form, snapshot)


def _send(request: HttpRequest, form: ReportForm | WorryForm, kind: str, thing: int, reason: str) -> HttpResponse | None:
    """Return where it leads on, or what is shown once; None, with what is wrong in the form."""
    pace = MEMBERS_PACE if request.viewer.is_person else PACE
    if not pace.allows(request):
        form.add_error(None, TOO_OFTEN)
        return None
    try:
        code = report_thing(
            viewer=request.viewer, now=request.now, reason=reason, words=form.cleaned_data["words"], kind=kind, thing=thing,
            form_number=form.number,
        )
    except Refused as refused:
        form.add_error(refused.about or None, refused.sentence)
        return None
    # Shown in the answer itself: sent again, the same form gives the same code.
    return render(request, "moderation/reported.html", {"code": code, **_beside(request)}) if code else see_other("moderation:reported")


def _page(request: HttpRequest, template: str, form: forms.Form, snapshot: Snapshot | None) -> HttpResponse:
    facts = {"form": form, "about": snapshot, "is_person": request.viewer.is_person, **_beside(request)}
    return render(request, template, facts, status=400 if form.errors else 200)


def _beside(request: HttpRequest) -> dict:
    """When somebody looks at it, and where to turn if it cannot wait."""
    by = deadlines.due(request.place, request.now, Urgency.REPORT) if request.place.hours else None
    return {
        "hours": hours_now(request.place, request.now), "help": help_now(request.viewer, request.now),
        "by": deadlines.in_words(request.place, request.now, deadlines.hour_of(by)) if by else "",
    }
