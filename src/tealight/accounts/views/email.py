"""An e-mail address: kept sealed, only after it was confirmed, and gone when asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.accounts.actions.ask_email import ask_email
from tealight.accounts.actions.confirm_email import confirm_email
from tealight.accounts.actions.remove_email import remove_email
from tealight.accounts.actions.withdraw_email import withdraw_email
from tealight.accounts.forms import EmailForm
from tealight.accounts.links import look_at_link
from tealight.accounts.models import LinkPurpose
from tealight.accounts.queries.own import asked_until, own_email, own_record
from tealight.kernel.access import open_to_all, own_things
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System
from tealight.mail.delivery import is_set_up
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

#: mails somebody can have sent in ten minutes: to strangers, too, they would go
PACE = Pace(each=5)
ASKED = "A mail is on its way. The address is kept when you press the button it leads to."
REMOVED = "Your address is gone from here."
WITHDRAWN = "The link is withdrawn. It opens nothing now."
TOO_MANY = "That was asked for several times just now. Wait ten minutes, then try again."


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def email(request: HttpRequest) -> HttpResponse:
    """Ask for an address to be confirmed, withdraw that, or take the one that is kept away."""
    if request.method == "POST" and "remove" in request.POST:
        remove_email(viewer=request.viewer, now=request.now)
        flash(request, REMOVED)
        return see_other("accounts:email")
    if request.method == "POST" and "withdraw" in request.POST:
        withdraw_email(viewer=request.viewer, now=request.now)
        flash(request, WITHDRAWN)
        return see_other("accounts:email")
    form = EmailForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if PACE.allows(request):
            ask_email(viewer=request.viewer, now=request.now, member_id=request.viewer.member_id,
                      email=form.cleaned_data["email"])
            flash(request, ASKED)
            return see_other("accounts:email")
        form.add_error(None, TOO_MANY)
    record = own_record(request.viewer)
    return render(request, "accounts/email.html", {
        "form": form, "kept": own_email(record), "has_mail": is_set_up(),
        "asked_until": asked_until(record, request.now),
    }, status=422 if form.errors else 200)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm an address, from whatever device the mail was read on. Looking uses nothing up."""
    try:
        if request.method == "POST":
            confirm_email(viewer=System("a confirmed address"), now=request.now, token=token)
            return see_other("accounts:email_confirmed")
        look_at_link(token, request.now, LinkPurpose.EMAIL)
    except NotFound:
        return render(request, "accounts/link_gone.html", status=404)
    return render(request, "accounts/email_confirm.html")


@open_to_all
@require_http_methods(["GET", "HEAD"])
def confirmed(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "accounts/email_confirmed.html")
