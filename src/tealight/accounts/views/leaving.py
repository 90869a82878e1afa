"""Pausing an account, and closing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.accounts.actions.close_account import close_account
from tealight.accounts.actions.pause_account import pause_account
from tealight.accounts.device import forget_words
from tealight.accounts.forms import CloseForm
from tealight.kernel.access import own_things
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest) -> HttpResponse:
    """Pause. Signing in ends it."""
    if request.method != "POST":
        return render(request, "accounts/pause.html")
    pause_account(viewer=request.viewer, now=request.now)
    return _out(request, "Your account is paused. Come back whenever you like.")


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest) -> HttpResponse:
    """Say what closing does; do it when that is chosen."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(request, "accounts/close.html", {"form": form, "name": request.viewer.pen_name},
                      status=422 if form.is_bound else 200)
    close_account(viewer=request.viewer, now=request.now, keep_words=form.cleaned_data["words"] == "keep")
    return _out(request, "Your account is closed.")


def _out(request: HttpRequest, sentence: str) -> HttpResponse:
    request.session.flush()
    flash(request, sentence)
    response = see_other("accounts:sign_in")
    forget_words(request, response)
    return response
