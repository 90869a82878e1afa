"""Pausing an account, closing it, and staying after all."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.actions.close_account import DAYS, close_account
from tealight.accounts.actions.pause_account import pause_account
from tealight.accounts.actions.stay_after_all import stay_after_all
from tealight.accounts.device import forget_words
from tealight.accounts.forms import CloseForm
from tealight.accounts.queries.leaving import leaves_on, own_things_counted
from tealight.accounts.receipts import Receipt, forget, hand_over, receipt_of
from tealight.kernel import clock
from tealight.kernel.access import members, open_to_all, own_things
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest) -> HttpResponse:
    """Pause. Signing in ends it."""
    if request.method != "POST":
        return render(request, "accounts/pause.html")
    pause_account(viewer=request.viewer, now=request.now)
    flash(request, "Your account is paused. Come back whenever you like.")
    return _out(request, "accounts:sign_in")


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest) -> HttpResponse:
    """Say what closing does to what there is; do it, now or in some days, when that is chosen."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(request, "accounts/close.html", {
            "form": form, "name": request.viewer.pen_name, "own": own_things_counted(request.viewer),
            "has_roles": bool(request.viewer.roles_given), "kept_days": settings.TEALIGHT.cases_kept_days,
        }, status=422 if form.is_bound else 200)
    chosen, waits = form.cleaned_data, form.cleaned_data["when"] == "week"
    keeps_words = chosen["words"] == "keep"
    close_account(
        viewer=request.viewer, now=request.now, keep_words=keeps_words, anonymous=chosen["anonymous"], at_once=not waits
    )
    on = clock.day(request.now) + timedelta(days=DAYS if waits else 0)
    receipt = Receipt("account", on.isoformat(), waits=waits, keeps_words=keeps_words, anonymous=chosen["anonymous"])
    return hand_over(_out(request, "accounts:receipt"), receipt)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: HttpRequest) -> HttpResponse:
    """Ask somebody whose account is about to close whether they stay after all."""
    day = leaves_on(request.viewer)
    if request.method == "POST":
        stay_after_all(viewer=request.viewer, now=request.now)
        flash(request, "Your account stays. Nothing was lost.")
    if request.method == "POST" or day is None:
        return see_other("accounts:account") if request.method == "POST" else redirect("accounts:account")
    return render(request, "accounts/stay.html", {"day": day})


@open_to_all
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """Show the receipt this browser was handed, once; with none, there is nothing here."""
    found = receipt_of(request)
    if found is None:
        return redirect("accounts:sign_in")
    return forget(render(request, "accounts/receipt.html", {"receipt": found}))


def _out(request: HttpRequest, to: str) -> HttpResponse:
    request.session.flush()
    response = see_other(to)
    forget_words(request, response)
    return response
