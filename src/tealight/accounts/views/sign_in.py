"""Signing in: a password, perhaps a second step, or a passkey."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tealight.accounts import passkeys
from tealight.accounts.actions.count_failure import count_failure
from tealight.accounts.actions.use_code import use_code
from tealight.accounts.carry import Carried, from_sign_in, safe_path
from tealight.accounts.forms import SecondStepForm, SignInForm
from tealight.accounts.models import Member
from tealight.accounts.queries.second_steps import second_kinds
from tealight.accounts.queries.throttles import throttle_tags, waiting_until
from tealight.accounts.signing_in import (
    TRIES,
    asks_second,
    enter,
    open_pending,
    seal_pending,
    try_password,
)
from tealight.accounts.throttling import minutes_left
from tealight.accounts.views.carry import go_on, show_sign_in
from tealight.kernel.access import open_to_all
from tealight.kernel.viewer import System
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

WRONG = "This name and password don’t belong together. What you typed may have a slip in it."
WAITING = "The team has not answered yet. Come back with this name and password in a day or two."
KEPT_OUT = "This account can’t sign in at the moment. Write to the team if you think that is wrong."
TOO_FAST = "Too many tries from here just now. Wait ten minutes, then try again."
WELCOME_BACK = "Welcome back. Nothing was lost."


def too_many(minutes: int) -> str:
    """Return the sentence for a name that has to wait."""
    unit = "a minute" if minutes == 1 else f"{minutes} minutes"
    return (
        f"Too many tries for this name. Try again in {unit}, or come in with a passkey"
        " or your recovery words: they work at once."
    )


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by pen name and password, or finish with a passkey the browser brought."""
    next_url = safe_path(request.GET.get("next") or request.POST.get("next", ""))
    if request.method != "POST":
        if request.viewer.is_person:
            return redirect(next_url or "/")
        return show_sign_in(request, SignInForm(), next_url=next_url)
    carried = from_sign_in(request)
    if not TRIES.allows(request):
        return show_sign_in(request, SignInForm(request.POST), next_url=next_url, carried=carried,
                            sentence=TOO_FAST, status=429)
    if request.POST.get("credential"):
        return _by_passkey(request, next_url, carried)
    form = SignInForm(request.POST)
    if not form.is_valid():
        return show_sign_in(request, form, next_url=next_url, carried=carried, status=422)
    given = form.cleaned_data
    tried = try_password(given["pen_name"], given["password"], request.now)
    if tried.member is None:
        sentence = (
            too_many(tried.wait) if tried.wait else WAITING if tried.waiting_for_team
            else KEPT_OUT if tried.kept_out else WRONG
        )
        return show_sign_in(request, form, next_url=next_url, carried=carried,
                            sentence=sentence, status=429 if tried.wait else 403)
    if asks_second(tried.member):
        pending = seal_pending(tried.member, given["stay"], request.now)
        return show_second(request, tried.member, SecondStepForm(), pending, next_url, carried)
    return _let_in(request, tried.member, next_url, carried, stay=given["stay"], second=False)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Take the second step: a code, or a passkey."""
    pending = request.POST.get("pending", "")
    opened = open_pending(pending, request.now)
    if opened is None:
        return redirect("accounts:sign_in")
    member, stay = opened
    next_url, carried = safe_path(request.POST.get("next", "")), from_sign_in(request)
    if request.POST.get("credential"):
        if passkeys.finish_sign_in(request.POST["credential"], passkeys.STEP, member):
            return _let_in(request, member, next_url, carried, stay=stay, second=True)
        return show_second(request, member, SecondStepForm(), pending, next_url, carried, passkeys.FAILED, 403)
    form = SecondStepForm(request.POST)
    if not form.is_valid():
        return show_second(request, member, form, pending, next_url, carried, status=422)
    sentence = try_code(member, form.cleaned_data["code"], request)
    if sentence:
        return show_second(request, member, SecondStepForm(), pending, next_url, carried, sentence, 403)
    return _let_in(request, member, next_url, carried, stay=stay, second=True)


def try_code(member: Member, code: str, request: HttpRequest) -> str:
    """Spend a code; return "" when it was right, else the sentence to say."""
    tags = throttle_tags("code", member.persona.name)
    until = waiting_until(tags, request.now)
    if until:
        return too_many(minutes_left(until, request.now))
    software = System("a second step")
    if use_code(viewer=software, now=request.now, member_id=member.id, code=code):
        return ""
    count_failure(viewer=software, now=request.now, tag=tags[0])
    return "This code isn’t right, or was used already. Codes from an app change every half minute."


def _by_passkey(request: HttpRequest, next_url: str, carried: Carried | None) -> HttpResponse:
    member = passkeys.finish_sign_in(request.POST["credential"], passkeys.DOOR, None)
    if member is None:
        return show_sign_in(request, SignInForm(), next_url=next_url, carried=carried,
                            sentence=passkeys.FAILED, status=403)
    return _let_in(request, member, next_url, carried,
                   stay=request.POST.get("stay") == "on", second=True)


def _let_in(request, member: Member, next_url: str, carried, *, stay: bool, second: bool) -> HttpResponse:
    welcome = enter(request, member, stay=stay, second=second)
    if welcome.leaving and not carried:
        return see_other("accounts:stay")
    if welcome.words_due and not carried:
        return see_other("accounts:join_words")
    if welcome.was_paused:
        flash(request, WELCOME_BACK)
    return go_on(request, next_url, carried)


def show_second(
    request, member: Member, form, pending: str, next_url: str, carried, sentence: str = "", status: int = 200
) -> HttpResponse:
    """Show the page of the second step; `pending` says whose it is."""
    kinds = second_kinds(member.id)
    return render(request, "accounts/second_step.html", {
        "form": form, "pending": pending, "next": next_url, "carried": carried, "sentence": sentence,
        "has_passkey": "webauthn" in kinds,
    }, status=status)
