"""Recovery words: shown once, on paper from then on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.accounts.actions.keep_recovery_words import keep_recovery_words
from tealight.accounts.actions.put_words_off import put_words_off
from tealight.accounts.hashers import hashed
from tealight.accounts.queries.own import own_email, own_record
from tealight.accounts.recovery_words import draw_words
from tealight.kernel.access import members, own_things
from tealight.ui.see_other import see_other


@members
@require_http_methods(["GET", "HEAD", "POST"])
def join_words(request: HttpRequest) -> HttpResponse:
    """Show the words while joining; asked without a password only as long as there are none."""
    record = own_record(request.viewer)
    if not record.words_due:
        return see_other("accounts:words")
    if request.method != "POST":
        return render(request, "accounts/words_before.html", {"joining": True, "email": own_email(record)})
    if "later" in request.POST:
        put_words_off(viewer=request.viewer, now=request.now)
        return see_other("accounts:join_filters")
    return _show_new(request, joining=True)


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """Make new words; the old ones stop working."""
    if request.method != "POST":
        return render(request, "accounts/words_before.html", {
            "has_words": bool(request.user.recovery), "email": own_email(own_record(request.viewer)),
        })
    return _show_new(request, joining=False)


def _show_new(request: HttpRequest, *, joining: bool) -> HttpResponse:
    drawn = draw_words()
    keep_recovery_words(viewer=request.viewer, now=request.now, kept=hashed(" ".join(drawn)))
    return render(request, "accounts/words.html", {"words": drawn, "joining": joining})
