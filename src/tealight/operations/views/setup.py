"""Set-up: a few plain forms behind a one-time link, which can be left and taken up again."""

from collections.abc import Callable
from functools import wraps

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.actions.make_member import NameRefused
from tealight.kernel import clock
from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound, Refused
from tealight.mail.delivery import is_set_up
from tealight.mail.trial import send_test_mail
from tealight.operations import suggestions
from tealight.operations.actions.finish_set_up import finish_set_up
from tealight.operations.actions.make_operator import make_operator
from tealight.operations.forms import KeyCopyForm, MailForm, OperatorForm
from tealight.operations.policy import SET_UP, may_make_operator
from tealight.operations.setup import ASKED, FORMS, asked_groups, next_step, recovery_groups, steps
from tealight.place.actions.confirm_key_copy import confirm_key_copy
from tealight.place.actions.give_up_unsealing import give_up_unsealing
from tealight.place.actions.shape_place import shape_place
from tealight.place.actions.write_rules import write_rules
from tealight.place.queries import answers, opens_setup, place
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

_SENT = "operations.test-mail-sent"
_SUGGESTED = {"rules": suggestions.RULES, "confidentiality": suggestions.CONFIDENTIALITY}


def with_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only the holder of the link of the day in. It protects whoever will be here: this makes operators."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **where) -> HttpResponse:
        if opens_setup(token):
            return view(request, token, **where)
        if request.method == "POST" and place().is_open:
            return see_other("accounts:sign_in")  # pressed twice: the first press opened the place
        raise NotFound

    return guarded


def _next(token: str, after: str) -> HttpResponse:
    """Lead to the next question; to the list when none is left."""
    return see_other(_onward(token, after))


def _onward(token: str, after: str) -> str:
    key = next_step(answers(SET_UP), after)
    return _address(token, key) if key else reverse("operations:setup", args=[token])


def _address(token: str, key: str) -> str:
    if key in ASKED:
        return reverse("operations:setup-part", args=[token, key])
    return reverse(f"operations:setup-{key}", args=[token])


def _show(request: HttpRequest, token: str, key: str, template: str, facts: dict, status: int = 200) -> HttpResponse:
    order = steps(answers(SET_UP))
    at = [step.key for step in order].index(key) + 1
    return render(request, template, {
        **facts, "at": at, "of": len(order), "parts": range(len(order)), "token": token,
        "back": reverse("operations:setup", args=[token]),
    }, status=status)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def index(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is answered and what is not; open the place when everything is."""
    sentence = ""
    if request.method == "POST":
        try:
            finish_set_up(viewer=SET_UP, now=request.now)
        except Refused as refused:
            sentence = refused.sentence
        else:
            flash(request, "This place is open. Sign in, then set up your second step.")
            return see_other(f"{reverse('accounts:sign_in')}?next=/account/security/")
    listed = [(step, _address(token, step.key)) for step in steps(answers(SET_UP))]
    left = [(step, url) for step, url in listed if not step.is_done]
    return render(request, "operations/setup.html", {
        "steps": listed, "is_ready": all(step.otherwise for step, _ in left), "sentence": sentence,
        "go_on": left[0][1] if left else "",
    }, status=422 if sentence else 200)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def part(request: HttpRequest, token: str, part: str) -> HttpResponse:
    """Ask for one part of the place; the operator's own page has the same forms."""
    if part not in ASKED:
        raise NotFound
    form = FORMS[part](request.POST if request.method == "POST" else None, answers=answers(SET_UP))
    for column, suggested in _SUGGESTED.items():
        if column in form.fields and not form.initial.get(column):
            form.initial[column] = suggested
    if form.is_bound and form.is_valid():
        if part == "rules":
            write_rules(viewer=SET_UP, now=request.now, rules=form.cleaned_data["rules"])
        else:
            shape_place(viewer=SET_UP, now=request.now, **form.changes())
        return _next(token, part)
    return _show(request, token, part, "operations/setup_part.html", {"form": form}, 422 if form.is_bound else 200)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def unsealing(request: HttpRequest, token: str) -> HttpResponse:
    """Say what naming somebody takes here, and what is given up without it; a POST gives it up for good."""
    if request.method == "POST":
        give_up_unsealing(viewer=SET_UP, now=request.now)
        return _next(token, "unsealing")
    return _show(request, token, "unsealing", "operations/setup_unsealing.html", {
        "never": answers(SET_UP).never_unseals, "go_on": _onward(token, "unsealing"),
    })


@open_to_all
@require_safe
@with_link
def key(request: HttpRequest, token: str) -> HttpResponse:
    """Show the recovery key, until a copy of it was confirmed; never after."""
    confirmed = answers(SET_UP).key_copy_confirmed
    return _show(request, token, "key", "operations/setup_key.html", {
        "confirmed": confirmed, "groups": () if confirmed else recovery_groups(),
        "copy_url": reverse("operations:setup-key-copy", args=[token]),
    })


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def key_copy(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for two groups of the copy, on a page that does not show the key."""
    form = KeyCopyForm(request.POST if request.method == "POST" else None, asked=asked_groups(token))
    if form.is_bound and form.is_valid():
        confirm_key_copy(viewer=SET_UP, now=request.now)
        return _next(token, "key")
    return _show(request, token, "key", "operations/setup_key_copy.html", {
        "form": form, "key_url": _address(token, "key"),
    }, 422 if form.is_bound else 200)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def mail(request: HttpRequest, token: str) -> HttpResponse:
    """Send a test mail and ask whether it came, or take it that no mail leaves this place."""
    today, pressed = clock.day(request.now), request.POST.get("do", "")
    if pressed == "without" and not is_set_up():  # with a server named, mail would leave all the same
        shape_place(viewer=SET_UP, now=request.now, without_mail_on=today, mail_tested_on=None)
        return _next(token, "mail")
    if pressed == "arrived" and _was_sent(request.POST.get("sent", ""), token):
        shape_place(viewer=SET_UP, now=request.now, mail_tested_on=today, without_mail_on=None)
        return _next(token, "mail")
    form, facts = MailForm(request.POST if pressed == "send" else None), {"sent": "", "sentence": ""}
    if form.is_bound and form.is_valid():
        verdict = send_test_mail(viewer=SET_UP, to=form.cleaned_data["to"])
        facts = {"sent": signing.dumps(token, salt=_SENT) if verdict else "", "sentence": verdict.sentence}
    failed = form.is_bound and not facts["sent"]
    return _show(request, token, "mail", "operations/setup_mail.html", {
        "form": form, "has_server": is_set_up(), "now": answers(SET_UP), **facts,
    }, 422 if failed else 200)


def _was_sent(sent: str, token: str) -> bool:
    try:
        return signing.loads(sent, salt=_SENT) == token
    except signing.BadSignature:
        return False


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
@with_link
def operator(request: HttpRequest, token: str) -> HttpResponse:
    """Make the first operator and show their recovery words, here and never again: nothing keeps them."""
    may = may_make_operator(SET_UP)
    form = OperatorForm(request.POST if request.method == "POST" and may else None)
    if form.is_bound and form.is_valid():
        try:
            words = make_operator(viewer=SET_UP, now=request.now, **form.cleaned_data)
        except NameRefused as refused:
            form.add_error("pen_name", refused.sentence)
        else:
            return _show(request, token, "operator", "operations/setup_words.html", {"words": words})
    return _show(request, token, "operator", "operations/setup_operator.html", {
        "form": form, "sentence": may.sentence,
    }, 422 if form.is_bound else 200)
