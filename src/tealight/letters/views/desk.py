"""The team's side: who was written to, who answered, and writing on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.kernel.access import staff
from tealight.kernel.slots import fill
from tealight.kernel.verdict import NotFound, Refused
from tealight.letters.actions.answer import answer
from tealight.letters.actions.close_conversation import close_conversation
from tealight.letters.actions.write_first import write_first
from tealight.letters.forms import TeamForm
from tealight.letters.queries import desk
from tealight.letters.starting import WORDS, words
from tealight.letters.views.asked import gone, number
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("moderator", "lead")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what is open, what waits for the team first."""
    return render(request, "letters/desk_letters.html", {"conversations": desk.open_conversations(request.viewer)})


@staff("moderator", "lead")
@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Show what the team thinks needs nothing more."""
    lines, last = desk.closed_conversations(request.viewer, number(request.GET.get("before", "")))
    earlier = f"{reverse('letters:desk-closed')}?before={last}" if last else ""
    return render(request, "letters/desk_closed.html", {"conversations": lines, "earlier_url": earlier})


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, face: int) -> HttpResponse:
    """Write first to whoever bears a face."""
    to, form = desk.face_to_write_to(request.viewer, face), _form(request)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            row = write_first(
                viewer=request.viewer, now=request.now, face=face, as_name=said["name"], text=said["text"],
                case=said["case"], letter=form.letter,
            )
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        else:
            return see_other("letters:desk-conversation", conversation=row)
    ways = [(label, f"?words={key}&case={request.GET.get('case', '')}") for key, (label, _) in WORDS.items()]
    return render(request, "letters/desk_new.html", {
        "face": to, "form": form, "beginnings": ways, "before": desk.thread_with(request.viewer, face),
    }, status=422 if form.is_bound else 200)  # fmt: skip


@staff("moderator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: HttpRequest, conversation: int) -> HttpResponse:
    """Show one conversation; on POST go on with it."""
    form = _form(request)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            answer(
                viewer=request.viewer, now=request.now, conversation=conversation, text=said["text"],
                as_name=said["name"], letter=form.letter,
            )
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        except NotFound:
            return gone(request, said["text"])
        else:
            return see_other("letters:desk-conversation", conversation=conversation)
    found = desk.desk_thread(request.viewer, conversation, number(request.GET.get("before", "")))
    return render(request, "letters/desk_conversation.html", {"found": found, "form": form},
                  status=422 if form.is_bound else 200)  # fmt: skip


@staff("moderator", "lead")
@require_POST
def closing(request: HttpRequest, conversation: int) -> HttpResponse:
    """Say that nothing more is needed."""
    close_conversation(viewer=request.viewer, now=request.now, conversation=conversation)
    flash(request, "Saved.")
    return see_other("letters:desk-letters")


def _form(request: HttpRequest) -> TeamForm:
    """Return the form as it was sent, or with the viewer's duty name and, where asked for, words to begin with."""
    if request.method == "POST":
        return TeamForm(request.POST, viewer=request.viewer)
    name = fill("duty name", request.viewer, request.place, request.now) or ""
    begun = words(request.GET.get("words", ""), name)
    case = number(request.GET.get("case", ""))
    return TeamForm(initial={"name": name, "text": begun, "case": case}, viewer=request.viewer)
