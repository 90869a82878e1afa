"""Joining: arrive, a name for here, and for those under 18 where to go instead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.forms import ArriveForm, AskToJoinForm
from tealight.accounts.joining import Joined, join
from tealight.accounts.links import look_at_link
from tealight.accounts.models import LinkPurpose
from tealight.accounts.policy import may_join
from tealight.accounts.proof import BITS, new_note, weigh
from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.mail.delivery import is_set_up
from tealight.place.models import SignUpMode
from tealight.place.queries import place
from tealight.ui.see_other import see_other


@open_to_all
@require_safe
def arrive(request: HttpRequest) -> HttpResponse:
    """Say what joining means, before anything is asked."""
    if request.viewer.is_person:
        return redirect("/")
    here = place()
    return render(request, "accounts/join_arrive.html", {
        "verdict": may_join(here, invited=False), "confidentiality": here.confidentiality,
        "asks_first": here.sign_up_mode == SignUpMode.APPROVAL,
    })


@open_to_all
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Open the form of joining with an invitation in it. Looking uses nothing up."""
    if request.viewer.is_person:
        return redirect("/")
    try:
        look_at_link(token, request.now, LinkPurpose.JOIN)
    except NotFound:
        return render(request, "accounts/link_gone.html", status=404)
    return _show(request, _form(None, invited=True), token=token)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Choose a name and a password. The account exists from here on; the rest can be skipped."""
    if request.viewer.is_person:
        return see_other("accounts:join_words") if request.method == "POST" else redirect("/")
    token = request.POST.get("invitation", "")
    verdict = may_join(place(), invited=bool(token))
    if not verdict:
        return redirect("accounts:join")
    if request.method != "POST":
        return _show(request, _form(None))
    if request.POST.get("of_age") == "no":
        return see_other("accounts:join_elsewhere")  # nothing of the form was read, nothing is kept
    form = _form(request.POST, invited=bool(token))
    if not form.is_valid():
        return _show(request, form, token=token, status=422)
    try:
        joined = join(request, form.cleaned_data)
    except NotFound:
        return render(request, "accounts/link_gone.html", status=404)
    if joined.waits:
        return see_other("accounts:join_waiting")
    if joined.is_in:
        return see_other("accounts:join_words")
    return _refuse(request, form, joined, token)


@open_to_all
@require_safe
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Show someone under 18 where to go. Nothing was kept."""
    return render(request, "accounts/join_elsewhere.html")


@open_to_all
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Say that a person will answer, and what to do until then."""
    return render(request, "accounts/join_waiting.html")


def _form(sent, *, invited: bool = False) -> ArriveForm:
    asks = place().sign_up_mode == SignUpMode.APPROVAL and not invited
    form = (AskToJoinForm if asks else ArriveForm)(sent)
    if not is_set_up():
        del form.fields["email"]  # an address nobody could write to
    return form


def _refuse(request: HttpRequest, form, joined: Joined, token: str) -> HttpResponse:
    form.add_error("pen_name" if joined.about_name else None, joined.sentence)
    return _show(request, form, token=token, status=422, spent=joined.note_spent)


def _show(
    request: HttpRequest, form, *, token: str = "", status: int = 200, spent: bool = False
) -> HttpResponse:
    # The note goes on from the page before, so that waiting once is enough.
    note = request.POST.get("note", "")
    if not note or spent or weigh(note, "", request.now) is None:
        note = new_note(request.now)
    return render(request, "accounts/join_name.html", {
        "form": form, "note": note, "bits": BITS, "work": request.POST.get("work", ""), "invitation": token,
    }, status=status)
