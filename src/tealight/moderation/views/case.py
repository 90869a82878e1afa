"""One case, and what the team does with it besides deciding. Who has it in hand, everybody of the team can see."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from tealight.kernel.access import staff
from tealight.kernel.verdict import Refused
from tealight.moderation.actions.ask_opinion import ask_opinion
from tealight.moderation.actions.claim_case import claim_case
from tealight.moderation.actions.give_opinion import give_opinion
from tealight.moderation.actions.keep_case_note import keep_case_note
from tealight.moderation.actions.leave_word import leave_word
from tealight.moderation.actions.release_case import release_case
from tealight.moderation.actions.swap_case import swap_case
from tealight.moderation.case_forms import AskOpinionForm, NoteForm, OpinionForm, WordForm
from tealight.moderation.queries.asked_of_case import AskedOfCase
from tealight.moderation.queries.case_page import case_page
from tealight.moderation.queries.queue import duty_name
from tealight.place.queries import notes
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

IN_HAND = "You have this in hand. Give it back whenever you like."
GIVEN_BACK = "Given back. Somebody else can take it."
LEFT = "It is left to others for today. Nobody sees that you left it."
ASKED = "Asked. The others see it in the queue."
KEPT = "Kept with the case."
LEFT_WORD = "Left beside it. Whoever wrote it reads it when they come back."


@staff("moderator", "lead")
@require_safe
def one(request: HttpRequest, case: int) -> HttpResponse:
    """Show a case."""
    return _page(request, case)


@staff("moderator", "lead")
@require_POST
def claim(request: HttpRequest, case: int) -> HttpResponse:
    """Take a case in hand."""
    _try(request, IN_HAND, claim_case, case=case, name=_name(request))
    return see_other("moderation:case", case=case)


@staff("moderator", "lead")
@require_POST
def release(request: HttpRequest, case: int) -> HttpResponse:
    """Give a case back."""
    _try(request, GIVEN_BACK, release_case, case=case)
    return see_other("moderation:queue")


@staff("moderator", "lead")
@require_POST
def swap(request: HttpRequest, case: int) -> HttpResponse:
    """Leave a case to others for today."""
    _try(request, LEFT, swap_case, case=case)
    return see_other("moderation:queue")


@staff("moderator", "lead")
@require_POST
def opinion(request: HttpRequest, case: int) -> HttpResponse:
    """Ask somebody else to look too."""
    form = AskOpinionForm(request.POST)
    if not form.is_valid():
        return _page(request, case, ask=form)
    _try(request, ASKED, ask_opinion, case=case, name=_name(request), text=form.cleaned_data["text"])
    return see_other("moderation:case", case=case)


@staff("moderator", "lead")
@require_POST
def answer(request: HttpRequest, case: int) -> HttpResponse:
    """Say what one thinks of it, asked by another."""
    return _written(request, case, "answer", OpinionForm(request.POST), give_opinion)


@staff("moderator", "lead")
@require_POST
def note(request: HttpRequest, case: int) -> HttpResponse:
    """Keep a note with a case."""
    return _written(request, case, "note", NoteForm(request.POST), keep_case_note)


@staff("moderator", "lead")
@require_POST
def word(request: HttpRequest, case: int) -> HttpResponse:
    """Leave a word for whoever wrote it, where they come back by a code."""
    form = WordForm(request.POST)
    if not form.is_valid():
        return _page(request, case, word=form)
    said = form.cleaned_data
    _try(request, LEFT_WORD, leave_word, case=case, text=said["text"], word=said["word"])
    return see_other("moderation:case", case=case)


def _written(request: HttpRequest, case: int, which: str, form: Form, action: Callable[..., None]) -> HttpResponse:
    if not form.is_valid():
        return _page(request, case, **{which: form})
    said = form.cleaned_data
    _try(request, KEPT, action, case=case, name=_name(request), text=said["text"], note_id=said["note"])
    return see_other("moderation:case", case=case)


def _page(request: HttpRequest, case: int, **forms: Form) -> HttpResponse:
    """Answer with the page; where a form could not be taken, with what was typed and what is missing."""
    asked = AskedOfCase.parse(case, request.GET)
    facts = {"note": NoteForm(), "answer": OpinionForm(), "ask": AskOpinionForm(), "word": WordForm(), **forms}
    facts["case"] = case_page(request.viewer, request.place, notes(request.place.version), request.now, case, asked)
    return render(request, "moderation/case.html", facts, status=422 if forms else 200)


def _try(request: HttpRequest, said: str, action: Callable[..., None], **which) -> None:
    """Do `action` and let the next page say so; or say there what stood in its way."""
    try:
        action(viewer=request.viewer, now=request.now, **which)
    except Refused as refused:
        flash(request, refused.sentence)
    else:
        flash(request, said)


def _name(request: HttpRequest) -> str:
    return duty_name(request.viewer, request.place, request.now)
