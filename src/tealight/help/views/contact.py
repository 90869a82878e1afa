"""Write to the team. Works without an account."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.help.actions import write_to_team
from tealight.help.forms import ContactForm
from tealight.help.queries import help_now
from tealight.kernel.access import open_to_all
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import Refused
from tealight.rota.queries import hours_now
from tealight.ui.see_other import see_other

#: a hospital's whole waiting room may share one address
PACE = Pace(each=10, everyone=300, per=timedelta(hours=1))
#: whoever is signed in is never shut out by how much strangers send
MEMBERS_PACE = Pace(each=30, per=timedelta(hours=1))
TOO_OFTEN = (
    "Several messages came from this connection within the hour, and we pause it to keep machines "
    "out. What you wrote is still here. Press Send again in a while."
)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Show the form; on POST keep the message, or say why not and keep what was typed."""
    form = ContactForm(request.POST if request.method == "POST" else None, now=request.now)
    if form.is_bound and form.is_valid():
        pace = MEMBERS_PACE if request.viewer.is_person else PACE
        if not pace.allows(request):
            form.add_error(None, TOO_OFTEN)
        elif _sent(request, form):
            return see_other("help:contact-sent")
    facts = {"form": form, "pen_name": getattr(request.viewer, "pen_name", ""), **_beside(request)}
    return render(request, "help/contact.html", facts, status=400 if form.errors else 200)


@open_to_all
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say what happens with a message now."""
    return render(request, "help/contact_sent.html", _beside(request))


def _sent(request: HttpRequest, form: ContactForm) -> bool:
    filled = form.cleaned_data
    try:
        write_to_team(
            viewer=request.viewer,
            body=filled["body"],
            reply_to=filled["reply_to"],
            says_who=filled["says_who"],
            form_number=form.number,
            now=request.now,
        )
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def _beside(request: HttpRequest) -> dict:
    """When somebody reads it, and where to turn if it cannot wait."""
    return {"hours": hours_now(request.place, request.now), "help": help_now(request.viewer, request.now)}
