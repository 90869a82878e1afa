"""What the team decided about something of one's own: the letters, and what one says to them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.kernel.access import own_things
from tealight.kernel.verdict import Refused
from tealight.moderation.actions.appeal_sanction import appeal_sanction
from tealight.moderation.decide_form import AppealForm
from tealight.moderation.queries import own as queries
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

SENT = "It is sent. Someone of the team who did not decide it hears you."


@own_things
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the letters, the newest first."""
    return render(request, "moderation/letters.html", {"letters": queries.letters(request.viewer)})


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, decision: int) -> HttpResponse:
    """Show one letter, and let its receiver say what is wrong with it."""
    letter = queries.letter(request.viewer, request.now, decision)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            appeal_sanction(viewer=request.viewer, now=request.now, decision=decision, text=form.cleaned_data["text"])
        except Refused as refused:
            form.add_error("text", refused.sentence)
        else:
            flash(request, SENT)
            return see_other("moderation:letter", decision=decision)
    return render(request, "moderation/letter.html", {"letter": letter, "form": form}, status=422 if form.is_bound else 200)
