"""Ways back in: recovery words, a link by mail, a link from the team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.actions.ask_way_back import ask_way_back
from tealight.accounts.actions.reset_password import reset_password
from tealight.accounts.backends import member_named
from tealight.accounts.forms import (
    NewPasswordForm,
    RecoverByMailForm,
    RecoverByWordsForm,
    SecondStepForm,
    SignInForm,
)
from tealight.accounts.hashers import fits, hashed
from tealight.accounts.links import look_at_link
from tealight.accounts.models import LinkPurpose, Member
from tealight.accounts.queries.viewer import person_of
from tealight.accounts.recovery_words import tidy_words
from tealight.accounts.signing_in import asks_second, enter, seal_pending
from tealight.accounts.views.sign_in import KEPT_OUT, TOO_FAST, show_second, show_sign_in
from tealight.kernel.access import open_to_all
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System
from tealight.mail.delivery import is_set_up
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

#: tries from one address in ten minutes; the words themselves cannot be guessed
PACE = Pace(each=20)
WRONG = "This name and these words don’t belong together. Look for a slip: one word missing, or two swapped."
DONE = "Your password is changed. Other devices are signed out."
_SOFTWARE = System("a way back in")


@open_to_all
@require_safe
def ways(request: HttpRequest) -> HttpResponse:
    """Show the ways back in."""
    return render(request, "accounts/recover.html", {"has_mail": is_set_up()})


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def by_words(request: HttpRequest) -> HttpResponse:
    """Choose a new password with the recovery words. No count per name keeps anyone from this."""
    form = RecoverByWordsForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show_words(request, form)
    if not PACE.allows(request):
        return _show_words(request, form, TOO_FAST, 429)
    if not form.is_valid():
        return _show_words(request, form, status=422)
    given = form.cleaned_data
    member = member_named(given["pen_name"])
    right = fits(tidy_words(given["words"]), member.recovery if member else "")
    if not right or member.closed_on is not None:
        return _show_words(request, form, WRONG, 403)
    reset_password(viewer=_SOFTWARE, now=request.now, member_id=member.id, kept=hashed(given["password"]))
    return _come_in(request, member.id)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def by_mail(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail; the answer is the same whether or not one leaves."""
    form = RecoverByMailForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and PACE.allows(request):
        ask_way_back(viewer=_SOFTWARE, now=request.now, pen_name=form.cleaned_data["pen_name"])
        return see_other("accounts:recover_mailed")
    return render(request, "accounts/recover_mail.html", {"form": form}, status=422 if form.is_bound else 200)


@open_to_all
@require_safe
def mailed(request: HttpRequest) -> HttpResponse:
    """Say what happens now, without saying whether it does."""
    return render(request, "accounts/recover_mailed.html")


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a new password by a link; it is used up when the password is taken, not before."""
    try:
        link = look_at_link(token, request.now, LinkPurpose.RECOVER, LinkPurpose.TEAM)
        member = Member.objects.select_related("persona").filter(id=link.body["member"]).first()
        if member is None or member.closed_on is not None:
            raise NotFound
        name = member.persona.name
        form = NewPasswordForm(request.POST if request.method == "POST" else None, pen_name=name)
        if form.is_bound and form.is_valid():
            kept = hashed(form.cleaned_data["password"])
            return _come_in(request, reset_password(viewer=_SOFTWARE, now=request.now, token=token, kept=kept))
    except NotFound:
        return render(request, "accounts/link_gone.html", status=404)
    return render(request, "accounts/recover_link.html", {"form": form, "name": name},
                  status=422 if form.is_bound else 200)


def _come_in(request: HttpRequest, member_id: int) -> HttpResponse:
    """Sign in with the new password; whoever has a second step still shows it."""
    member = Member.objects.select_related("persona").get(id=member_id)
    if person_of(member, request.now) is None:
        return show_sign_in(request, SignInForm(), sentence=KEPT_OUT, status=403)
    if asks_second(member):
        return show_second(request, member, SecondStepForm(), seal_pending(member, False, request.now), "", None)
    enter(request, member, stay=False, second=False)
    flash(request, DONE)
    return see_other("/")


def _show_words(request: HttpRequest, form, sentence: str = "", status: int = 200) -> HttpResponse:
    return render(request, "accounts/recover_words.html", {"form": form, "sentence": sentence}, status=status)
