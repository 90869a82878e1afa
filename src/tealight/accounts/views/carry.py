"""What the gate answers when a view is for members and nobody is signed in, or asks again.

Reading leads to the sign-in page and back; a form that was sent is carried along.
"""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tealight.accounts.carry import Carried, from_closed_door
from tealight.accounts.forms import AgainForm, SecondStepForm, SignInForm
from tealight.accounts.queries.second_steps import second_kinds
from tealight.kernel import clock
from tealight.ui.see_other import see_other

#: how long the page to sign in says that everybody was signed out
SAID_FOR = timedelta(days=14)

TOO_LONG = (
    "What you sent is too long to carry along. Go back: your browser still has it. Copy it,"
    " then come here again, and paste it afterwards."
)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to signing in; a POST is answered with the form itself, its fields carried."""
    if request.method != "POST":
        return redirect(f"{reverse('accounts:sign_in')}?{urlencode({'next': request.get_full_path()})}")
    carried = from_closed_door(request)
    return show_sign_in(request, SignInForm(), carried=carried, sentence="" if carried else TOO_LONG, status=403)


def ask_again(request: HttpRequest, *, second: bool) -> HttpResponse:
    """Ask someone signed in to show once more who they are: password, or second step."""
    if request.method != "POST":
        query = urlencode({"next": request.get_full_path(), "second": "1" if second else ""})
        return redirect(f"{reverse('accounts:again')}?{query}")
    carried = from_closed_door(request)
    sentence = "" if carried else TOO_LONG
    return show_again(request, None, second=second, carried=carried, sentence=sentence, status=403)


def show_sign_in(
    request: HttpRequest, form: SignInForm, *, next_url: str = "", carried: Carried | None = None,
    sentence: str = "", status: int = 200,
) -> HttpResponse:
    """Show the sign-in page. `sentence` says what stands in the way, above the form."""
    return render(request, "accounts/sign_in.html", {
        "form": form, "next": next_url, "carried": carried, "sentence": sentence,
        "signed_out_on": _signed_out_on(request),
    }, status=status)


def _signed_out_on(request: HttpRequest) -> str:
    """Return the day everybody was signed out, while it is news; "" else."""
    on = request.place.signed_out_on
    is_news = on is not None and clock.day(request.now) - on <= SAID_FOR
    return f"{on.day} {on:%B}" if is_news else ""


def show_again(
    request: HttpRequest, form, *, second: bool, next_url: str = "", carried: Carried | None = None,
    sentence: str = "", status: int = 200,
) -> HttpResponse:
    """Show the page that asks again."""
    kinds = second_kinds(request.viewer.member_id)
    return render(request, "accounts/again.html", {
        "form": form or (SecondStepForm() if second else AgainForm()), "second": second,
        "next": next_url, "carried": carried, "sentence": sentence,
        "has_code": not second or bool(kinds & {"totp", "recovery_codes"}),
        "has_passkey": "webauthn" in kinds,
    }, status=status)


def go_on(request: HttpRequest, next_url: str, carried: Carried | None) -> HttpResponse:
    """Lead to where somebody was going; with something carried, offer to send it again."""
    if carried:
        return render(request, "accounts/send_again.html", {"carried": carried})
    return see_other(next_url or "/")
