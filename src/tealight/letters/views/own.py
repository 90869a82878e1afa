"""What the team wrote to me, and my answers. Asks again who is there, as all sealed things do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.help.queries import help_now
from tealight.kernel.access import own_things
from tealight.kernel.verdict import NotFound, Refused
from tealight.letters.actions.answer import answer
from tealight.letters.actions.erase_conversation import erase_conversation
from tealight.letters.forms import AnswerForm
from tealight.letters.queries import own
from tealight.letters.views.asked import gone, number
from tealight.place.queries import hours_now
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@own_things
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the viewer's conversations."""
    facts = {"conversations": own.own_conversations(request.viewer), "help": help_now(request.viewer, request.now)}
    return render(request, "letters/letters.html", facts)


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: HttpRequest, conversation: int) -> HttpResponse:
    """Show one conversation; on POST answer."""
    form = AnswerForm(request.POST if request.method == "POST" else None, viewer=request.viewer)
    if form.is_bound and form.is_valid():
        try:
            text = form.cleaned_data["text"]
            answer(viewer=request.viewer, now=request.now, conversation=conversation, text=text, letter=form.letter)
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        except NotFound:
            return gone(request, text)
        else:
            return see_other("letters:conversation", conversation=conversation)
    found = own.own_thread(request.viewer, conversation, number(request.GET.get("before", "")))
    return render(request, "letters/conversation.html", {
        "found": found, "form": form, "help": help_now(request.viewer, request.now),
        "hours": hours_now(request.place, request.now),
    }, status=422 if form.is_bound else 200)  # fmt: skip


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request: HttpRequest, conversation: int) -> HttpResponse:
    """Ask once more before a conversation is erased; on POST erase it, for both sides."""
    if request.method == "POST":
        erase_conversation(viewer=request.viewer, now=request.now, conversation=conversation)
        flash(request, "It is deleted.")
        return see_other("letters:letters")
    found = own.own_thread(request.viewer, conversation)
    return render(request, "letters/erasure.html", {"found": found})
