"""A new password; the other devices are signed out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.accounts.actions.change_password import change_password
from tealight.accounts.forms import NewPasswordForm
from tealight.accounts.hashers import hashed
from tealight.accounts.models import Member
from tealight.kernel.access import own_things
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the password. This browser goes on, under a new cookie."""
    form = NewPasswordForm(request.POST if request.method == "POST" else None, pen_name=request.viewer.pen_name)
    if not form.is_bound or not form.is_valid():
        return render(request, "accounts/password.html", {"form": form, "name": request.viewer.pen_name},
                      status=422 if form.is_bound else 200)
    change_password(viewer=request.viewer, now=request.now, kept=hashed(form.cleaned_data["password"]))
    member = Member.objects.select_related("persona").get(id=request.viewer.member_id)
    request.session.go_on(member, request.now)
    flash(request, "Your password is changed. Other devices are signed out.")
    return see_other("accounts:account")
