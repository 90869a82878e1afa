"""New articles by mail: asked for, confirmed and ended, each by one button, with or without an account."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.proof import BITS
from tealight.kernel import clock
from tealight.kernel.access import open_to_all
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import NotFound, Refused
from tealight.magazine.actions.ask_by_mail import ask_by_mail
from tealight.magazine.actions.confirm_by_mail import confirm_by_mail
from tealight.magazine.actions.leave_by_mail import leave_by_mail
from tealight.magazine.forms.reading import ByMailForm
from tealight.magazine.queries.by_mail import confirms, is_known
from tealight.mail.delivery import is_set_up
from tealight.ui.see_other import see_other

#: from one connection in an hour: with work done, and without. Each may be a mail to somebody who did not ask
WORKED, AGED = (Pace(each=most, everyone=all_, per=timedelta(hours=1)) for most, all_ in ((6, 60), (2, 20)))
#: whoever is signed in is never shut out by how much strangers send
MEMBERS_PACE = Pace(each=6, per=timedelta(hours=1))
TOO_OFTEN = (
    "Several addresses came from this connection within the hour, and we pause it to keep machines out. What you typed "
    "is still here. Press Send again in a while."
)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Say what is mailed and who may see it, and take an address; 404 where no mail leaves this place."""
    if not is_set_up():
        raise NotFound
    form = ByMailForm(request.POST if request.method == "POST" else None, now=request.now, viewer=request.viewer)
    if form.is_bound and form.is_valid() and _asked(request, form):
        return see_other("magazine:by-mail-asked")
    facts = {"form": form, "bits": BITS, "is_person": request.viewer.is_person}
    return render(request, "magazine/by_mail.html", facts, status=422 if form.errors else 200)


@open_to_all
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Say what happens now; the same whether or not the address is on the list."""
    return render(request, "magazine/by_mail_asked.html")


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Put an address on the list, from whatever device the mail was read on. Looking changes nothing."""
    try:
        if request.method == "POST":
            confirm_by_mail(viewer=request.viewer, now=request.now, token=token)
            return see_other("magazine:by-mail-confirmed")
        if not confirms(token, clock.day(request.now)):
            raise NotFound
    except NotFound:
        return render(request, "magazine/by_mail_gone.html", status=404)
    return render(request, "magazine/by_mail_confirm.html")


@open_to_all
@require_safe
def confirmed(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "magazine/by_mail_confirmed.html")


# A mail program presses for its reader (RFC 8058): from elsewhere, with no cookie and no token of a form. What a
# token shows, that whoever sends it had a page of ours, the address shows here: it stands in that reader's mail alone.
@csrf_exempt
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Take an address off the list by the link in its mails. Looking changes nothing; twice is as good."""
    if request.method == "POST":
        leave_by_mail(viewer=request.viewer, now=request.now, token=token)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return render(request, "magazine/by_mail_left.html")  # who presses for somebody else follows no redirect
        return see_other("magazine:by-mail-left")
    return render(request, "magazine/by_mail_leave.html", {"is_known": is_known(token)})


@open_to_all
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Say what is gone, and what may still come."""
    return render(request, "magazine/by_mail_left.html")


def _asked(request: HttpRequest, form: ByMailForm) -> bool:
    """Take what was asked; False, with what is wrong in the form."""
    pace = MEMBERS_PACE if request.viewer.is_person else WORKED if form.is_worked else AGED
    if not pace.allows(request):
        form.add_error(None, TOO_OFTEN)
        return False
    try:
        ask_by_mail(viewer=request.viewer, now=request.now, to=form.cleaned_data["to"])
    except Refused as refused:
        pace.give_back(request)
        form.add_error(refused.about or None, refused.sentence)
        return False
    return True
