"""Complain about how the team decided, or did not: to somebody who decides nothing here."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.help.actions import complain
from tealight.help.forms import ComplaintForm
from tealight.help.queries.complaining import is_mailed_to
from tealight.help.telling import complaint_number, spoken
from tealight.kernel.access import open_to_all
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import Refused
from tealight.place.queries import trustee
from tealight.ui.see_other import see_other

#: a mailbox is filled sooner than a list here: fewer than to the team
PACE = Pace(each=5, everyone=100, per=timedelta(hours=1))
#: whoever is signed in is never shut out by how much strangers send
MEMBERS_PACE = Pace(each=10, per=timedelta(hours=1))
TOO_OFTEN = (
    "Several complaints came from this connection within the hour, and we pause it to keep machines "
    "out. What you wrote is still here. Press Send again in a while, or write to them directly."
)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def complaints(request: HttpRequest) -> HttpResponse:
    """Say who hears a complaint, and send it there. What is told to them passes nobody of the team."""
    hears = trustee()
    form = ComplaintForm(request.POST if request.method == "POST" else None, now=request.now)
    if form.is_bound and form.is_valid():
        pace = MEMBERS_PACE if request.viewer.is_person else PACE
        if not pace.allows(request):
            form.add_error(None, TOO_OFTEN)
        elif _sent(request, form):
            return see_other("help:complaint-sent", number=complaint_number(form.number))
    facts = {"form": form, "trustee": hears, "is_mailed": is_mailed_to(hears)}
    return render(request, "help/complaints.html", facts, status=400 if form.errors else 200)


@open_to_all
@require_safe
def sent(request: HttpRequest, number: int) -> HttpResponse:
    """Say what happens with a complaint now, and the number both sides know it by."""
    return render(request, "help/complaint_sent.html", {"trustee": trustee(), "number": spoken(number)})


def _sent(request: HttpRequest, form: ComplaintForm) -> bool:
    filled = form.cleaned_data
    try:
        complain(
            viewer=request.viewer, now=request.now, body=filled["body"], reply_to=filled["reply_to"],
            form_number=form.number,
        )
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
