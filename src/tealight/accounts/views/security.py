"""Passkeys, the codes app and recovery codes.

The first of them is added by whoever has just shown the password; from then on they
are read and changed by one of them: a password alone must not open what stands
behind it.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.accounts import passkeys, second_app
from tealight.accounts.actions.add_codes_app import add_codes_app
from tealight.accounts.actions.add_passkey import add_passkey
from tealight.accounts.actions.remove_codes_app import remove_codes_app
from tealight.accounts.actions.remove_passkey import remove_passkey
from tealight.accounts.actions.renew_codes import renew_codes
from tealight.accounts.actions.use_code import use_code
from tealight.accounts.forms import AppCodeForm, PasskeyForm
from tealight.accounts.queries.own import own_email, own_record
from tealight.accounts.queries.second_steps import recovery_codes, second_steps
from tealight.kernel.access import own_doors, own_locks, own_things
from tealight.kernel.verdict import NotFound
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

ADDED = "Your passkey is set up. Write your recovery codes down, if you have not yet."
WRONG_CODE = "This code isn’t right. Codes change every half minute: try the one that shows now."


@own_things
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Show what is set up."""
    return render(request, "accounts/security.html", {
        "steps": second_steps(request.viewer), "is_staff": bool(request.viewer.roles_given),
        "email": own_email(own_record(request.viewer)),
    })


@own_locks
@require_http_methods(["GET", "HEAD", "POST"])
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Make a passkey: the browser does it, with script. Without, the page says what else there is."""
    form = PasskeyForm(request.POST if request.method == "POST" else None,
                       initial={"name": passkeys.next_name(request.viewer.member_id)})
    if form.is_bound and form.is_valid():
        made = passkeys.finish_making(form.cleaned_data["credential"], request.user)
        if made:
            name = form.cleaned_data["name"] or passkeys.next_name(request.viewer.member_id)
            add_passkey(viewer=request.viewer, now=request.now, name=name, credential=made)
            request.session.note_asked(request.now, second=True)
            flash(request, ADDED)
            return see_other("accounts:security")
        form.add_error(None, passkeys.NOT_MADE)
    return render(request, "accounts/passkey_new.html", {"form": form}, status=422 if form.is_bound else 200)


@own_doors
@require_POST
def drop_passkey(request: HttpRequest, passkey: int) -> HttpResponse:
    """Forget a passkey."""
    remove_passkey(viewer=request.viewer, now=request.now, passkey_id=passkey)
    flash(request, "Saved.")
    return see_other("accounts:security")


@own_locks
@require_http_methods(["GET", "HEAD", "POST"])
def app(request: HttpRequest) -> HttpResponse:
    """Set a codes app up: the secret is in the page, signed, until a code shows that it arrived."""
    viewer = request.viewer
    note = request.POST.get("note") or second_app.new_note(viewer)
    try:
        secret = second_app.secret_in(note, viewer)
    except signing.BadSignature:
        return see_other("accounts:app")
    form = AppCodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if second_app.fits(secret, form.cleaned_data["code"], request.now):
            add_codes_app(viewer=viewer, now=request.now, secret=secret)
            # The code is spent, so that nobody who read it on the screen comes in with it.
            use_code(viewer=viewer, now=request.now, member_id=viewer.member_id, code=form.cleaned_data["code"])
            request.session.note_asked(request.now, second=True)
            return see_other("accounts:codes")
        form.add_error("code", WRONG_CODE)
    return render(request, "accounts/app.html", {
        "form": form, "note": note, "secret": secret, "code": second_app.drawing(secret),
    }, status=422 if form.is_bound else 200)


@own_locks
@require_POST
def drop_app(request: HttpRequest) -> HttpResponse:
    """Forget the codes app."""
    remove_codes_app(viewer=request.viewer, now=request.now)
    flash(request, "Saved.")
    return see_other("accounts:security")


@own_locks
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """Show the recovery codes not used yet; a POST makes new ones."""
    if not request.viewer.second_factor:
        raise NotFound
    if request.method == "POST":
        renew_codes(viewer=request.viewer, now=request.now)
        return see_other("accounts:codes")
    return render(request, "accounts/codes.html", {"codes": recovery_codes(request.viewer)})
