"""Help at once, for whoever just wrote of danger: who reads it and when, whom to ring, and what they can still say."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tealight.help.queries import fitting_help
from tealight.kernel import prose
from tealight.kernel.access import members
from tealight.kernel.verdict import NotFound
from tealight.stories import danger, wording
from tealight.stories.actions.say_not_meant import say_not_meant
from tealight.stories.actions.tell_who_is_safe import tell_who_is_safe
from tealight.stories.forms.photos import Row
from tealight.stories.forms.safe import SafeForm
from tealight.stories.help_words import PLAN, WORDS
from tealight.stories.models import Audience
from tealight.stories.queries.after_danger import AfterDanger, after_danger
from tealight.stories.queries.editing import Editable
from tealight.stories.queries.waiting import Waiting
from tealight.stories.views.beside import ask_if_left_open, hours_of, was_left_open
from tealight.ui import flash
from tealight.ui.see_other import see_other

NOT_MEANT = "Thank you. Whoever reads your words will see that you said so."
ANSWERED = "Thank you. The team has it, with your words."
ALONE = "Kept. Only you can read it, and nobody is told. Here is help, at any hour."
_STATES = {
    Audience.ME: "Only you can read them. Nobody is told of them, and nobody will look.",
    Audience.CIRCLE: "Only your circle can read them. Nobody of the team can, and nobody is told.",
}
_TAKEN_BACK = "You took them back, so only you can read them. Nobody is told of them, and nobody will look."
_NOTICED = {
    Waiting.PERSON: "Members cannot see them yet. Software noticed something in them; a person reads them first.",
    Waiting.HOUR: "They appear by themselves within a day. Software noticed something in them, and a person will look before.",
    Waiting.NOTHING: "They can be read now. Software noticed something in them, and a person will look.",
}


@members
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Show help to whoever told a story that sounds like danger, and take what they say to that."""
    return _page(request, story_id, None)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """As `story`, for a reply."""
    return _page(request, story_id, reply_id)


def said_now(title: str, body: str, rows: Iterable[Row]) -> bool:
    """Say whether what was just shared sounds like danger, so that its author is led to help."""
    return danger.danger_said(title, prose.tidy(body), *_of_photos(rows)) is not None


def said_newly(before: Editable, title: str, body: str, rows: Iterable[Row]) -> bool:
    """Say whether a change of `before` tells of danger that was not told in it."""
    pictures = tuple(wording.Picture(0, "", row.alt, row.line, 0, 0, 0) for row in rows)
    words = wording.Wording(title, prose.tidy(body), (), "", pictures)
    return danger.new_danger(words, wording.Wording(before.title, before.source, (), "", before.pictures)) is not None


def to_help(request: HttpRequest, story_id: int, reply_id: int | None = None, *, alone: bool = False) -> HttpResponse:
    """Lead whoever just wrote of danger to the help that fits.

    Of what only its author can read (`alone`), which dangers are in it is shown after a password where one is due: then
    they are led to help that asks nothing.
    """
    if alone and was_left_open(request):
        flash(request, ALONE)
        return see_other("help:home")
    if reply_id is None:
        return see_other("stories:help", story_id=story_id)
    return see_other("stories:reply_help", story_id=story_id, reply_id=reply_id)


def _page(request: HttpRequest, story_id: int, reply_id: int | None) -> HttpResponse:
    found = after_danger(request.viewer, story_id, reply_id)
    if request.method == "POST":
        return _take(request, story_id, reply_id, found)
    if found is None:
        return redirect(f"/stories/{story_id}/" + (f"replies/{reply_id}/" if reply_id else ""))
    if found.is_alone and (asking := ask_if_left_open(request)):
        return asking
    return _show(request, found, SafeForm())


def _take(request: HttpRequest, story_id: int, reply_id: int | None, found: AfterDanger | None) -> HttpResponse:
    """Take that it was not meant so, or who is safe; a change meanwhile loses neither."""
    which = {"viewer": request.viewer, "now": request.now, "story": story_id, "reply": reply_id}
    if request.POST.get("do") == "not-meant":
        say_not_meant(**which)
        flash(request, NOT_MEANT)
    else:
        form = SafeForm(request.POST)
        if not form.is_valid():
            if found is None:
                raise NotFound
            return _show(request, found, form, status=422)
        tell_who_is_safe(**which, said=form.said)
        flash(request, ANSWERED)
    if found is None:
        return see_other("stories:story", story_id=story_id)
    return see_other(found.url)


def _show(request: HttpRequest, found: AfterDanger, form: SafeForm, status: int = 200) -> HttpResponse:
    help_here = fitting_help(request.viewer, request.place.country, found.danger, request.now)
    words = WORDS[found.danger]
    where = help_here.here.where_to_go if help_here.here else "an emergency department"
    facts = {
        "found": found, "help": help_here, "words": words, "now": words.now.format(where=where), "plan": PLAN if found.plan else "",
        "state": _state(found), "when": _when(request) if found.is_told else "",
        "form": form if found.danger == "child-at-risk" and found.is_told else None,
    }
    return render(request, "stories/danger_help.html", facts, status=status)


def _state(found: AfterDanger) -> str:
    """Return who can read it, and whether anybody is told: nothing else."""
    if found.is_told:
        return f"{_NOTICED[found.waits_for]} You are not in trouble."
    return _STATES.get(found.audience, _TAKEN_BACK)


def _when(request: HttpRequest) -> str:
    """Return when somebody looks, by the hours of the place; nothing is promised outside them."""
    hours = hours_of(request)
    if hours.open:
        return f"{hours.sentence} One of them will read it."
    if hours.sentence:
        return f"Nobody of the team is here now. {hours.sentence} A person reads it then."
    return "This place has not said when somebody is here. It may take a while."


def _of_photos(rows: Iterable[Row]) -> list[str]:
    return [line for row in rows for line in (row.alt, row.line)]
