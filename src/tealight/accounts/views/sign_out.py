"""Signing out: the session ends everywhere, and the browser drops what it kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.accounts.device import forget_words
from tealight.kernel.access import open_to_all
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this browser's session. A GET only asks, so that no link can sign someone out."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    request.session.flush()
    flash(request, "You’re signed out.")
    response = see_other("accounts:sign_in")
    # Cookies are left: the form token signs the sentence on the next page, and holds nothing.
    forget_words(request, response)
    return response
