"""Naming somebody who wrote anonymously: asked by one keyholder, agreed by another, read by the two for a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.kernel.access import staff
from tealight.kernel.verdict import NotFound, Refused
from tealight.moderation.actions.agree_to_unsealing import agree_to_unsealing
from tealight.moderation.actions.ask_unsealing import ask_unsealing
from tealight.moderation.actions.turn_down_unsealing import turn_down_unsealing
from tealight.moderation.forms import AskForm
from tealight.moderation.policy import may_ask_unsealing
from tealight.moderation.queries import unsealings as queries
from tealight.place.queries import place
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

ENDED = "This has been answered already, or its time is over."


@staff("keyholder")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits for another keyholder, and the answers the viewer may read."""
    return render(request, "moderation/unsealings.html", {
        "cards": queries.unsealings(request.viewer, request.now), "may": may_ask_unsealing(request.viewer, place()),
    })


@staff("keyholder")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask who is behind something anonymous."""
    form = AskForm(request.POST if request.method == "POST" else None)
    may = may_ask_unsealing(request.viewer, place())
    if form.is_bound and form.is_valid():
        try:
            number = ask_unsealing(viewer=request.viewer, now=request.now, **form.facts())
        except Refused as refused:
            form.add_error(refused.about if refused.about in form.fields else None, refused.sentence)
        else:
            flash(request, "Asked. Another keyholder has three days to agree.")
            return see_other("moderation:unsealing", unsealing=number)
    return render(request, "moderation/unsealing_new.html", {"form": form, "may": may}, status=422 if form.is_bound else 200)


@staff("keyholder")
@require_safe
def one(request: HttpRequest, unsealing: int) -> HttpResponse:
    """Show one question and, to the two, the answer."""
    return render(request, "moderation/unsealing.html", {
        "card": queries.unsealing(request.viewer, request.now, unsealing),
        "answer": queries.answer(request.viewer, request.now, unsealing),
    })


@staff("keyholder")
@require_POST
def agree(request: HttpRequest, unsealing: int) -> HttpResponse:
    """Agree, as the second of two."""
    try:
        agree_to_unsealing(viewer=request.viewer, now=request.now, unsealing=unsealing)
    except NotFound:
        flash(request, ENDED)
        return see_other("moderation:unsealings")
    return see_other("moderation:unsealing", unsealing=unsealing)


@staff("keyholder")
@require_POST
def turn_down(request: HttpRequest, unsealing: int) -> HttpResponse:
    """Say no, or take one's own question back."""
    said = "It stays sealed. The record keeps that it was asked."
    try:
        turn_down_unsealing(viewer=request.viewer, now=request.now, unsealing=unsealing)
    except NotFound:
        said = ENDED
    flash(request, said)
    return see_other("moderation:unsealings")
