"""Asking someone signed in once more who they are."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from tealight.accounts import passkeys
from tealight.accounts.carry import from_sign_in, safe_path
from tealight.accounts.forms import AgainForm, SecondStepForm
from tealight.accounts.signing_in import try_again
from tealight.accounts.views.carry import go_on, show_again
from tealight.accounts.views.sign_in import too_many, try_code
from tealight.kernel.access import members

WRONG = "That isn’t your password. What you typed may have a slip in it."


@members
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Take a password, or a second step where the team's pages need one."""
    asked = request.POST if request.method == "POST" else request.GET
    second, next_url = bool(asked.get("second")), safe_path(asked.get("next", ""))
    if request.method != "POST":
        return show_again(request, None, second=second, next_url=next_url)
    carried = from_sign_in(request)
    sentence, form = _try(request, second)
    if sentence or form.errors:
        return show_again(request, form, second=second, next_url=next_url, carried=carried,
                          sentence=sentence, status=403 if sentence else 422)
    request.session.note_asked(request.now, second=second or bool(request.POST.get("credential")))
    return go_on(request, next_url, carried)


def _try(request: HttpRequest, second: bool):
    """Return the sentence that refuses, or "", and the form as it was sent."""
    if request.POST.get("credential"):
        found = passkeys.finish_sign_in(request.POST["credential"], passkeys.AGAIN, request.user)
        return ("" if found else passkeys.FAILED), AgainForm(initial={})
    form = SecondStepForm(request.POST) if second else AgainForm(request.POST)
    if not form.is_valid():
        return "", form
    if second:
        return try_code(request.user, form.cleaned_data["code"], request), form
    tried = try_again(request.user, form.cleaned_data["password"], request.now)
    if tried.member:
        return "", form
    return (too_many(tried.wait) if tried.wait else WRONG), form
