"""Confessions: read by members, written by anybody, answered without words."""

from datetime import timedelta

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.accounts.proof import BITS
from tealight.help.queries import fitting_help
from tealight.kernel import prose
from tealight.kernel.access import members, open_to_all
from tealight.kernel.pace import Pace, home
from tealight.kernel.verdict import Refused
from tealight.screening import danger_of
from tealight.stories.actions.react_to_confession import react_to_confession
from tealight.stories.actions.send_confession import send_confession
from tealight.stories.actions.show_code_again import FormSpent, SentAlready, show_code_again
from tealight.stories.confession_policy import may_confess
from tealight.stories.forms.confession import ConfessionForm
from tealight.stories.help_words import PLAN, WORDS
from tealight.stories.queries.confessions import confession, confessions
from tealight.stories.queries.story import NONE
from tealight.stories.queries.visitors_door import shut_because
from tealight.stories.views.beside import asides, hours_of, notes_of, unseen
from tealight.ui.see_other import see_other

#: without an account, in an hour: from one connection, a line at home whole, and from its neighbourhood; with work done,
#: and without. How many wait bounds all together (bounds.MOST_WAITING): a person reads each
WORKED, AGED = (Pace(each=most, around=three, by=home, per=timedelta(hours=1)) for most, three in ((6, 18), (2, 6)))
TOO_OFTEN = (
    "Several came from this connection within the hour, and we pause it to keep machines out. What you wrote is still "
    "here. Press Send again in a while."
)


@open_to_all
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show them to members; to anybody else what they are, and how to leave one."""
    if not request.viewer.is_person:
        return render(request, "stories/small_hours_door.html", {"name": request.place.small_hours, "shut": shut_for_now(request)})
    at = request.GET.get("before", "")
    facts = {"found": confessions(request.viewer, notes_of(request), at), "at": at, "name": request.place.small_hours}
    return render(request, "stories/small_hours.html", {**facts, "asides": asides(request)})


@open_to_all
@require_safe
def one(request: HttpRequest, confession_id: int) -> HttpResponse:
    """Show one that appeared, covered where the reader's filters say so, until they open it."""
    card = confession(request.viewer, notes_of(request), confession_id, "open" in request.GET)
    if card is None:
        return unseen(request)
    return render(request, "stories/confession.html", {"card": card, "name": request.place.small_hours})


@members
@require_POST
def reaction(request: HttpRequest, confession_id: int) -> HttpResponse:
    """Stand beside one without words, or step back; the page one came from says which it is now."""
    pressed = request.POST.get("reaction", NONE)
    react_to_confession(
        viewer=request.viewer, now=request.now, confession=confession_id, kind="" if pressed == NONE else pressed,
    )
    if "one" in request.GET:
        return see_other(f"/small-hours/{confession_id}/?open=1")
    before = request.GET.get("before", "")
    return see_other(f"/small-hours/{f'?before={before}' if before.replace('-', '').isdigit() else ''}#c{confession_id}")


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Take a few words of anybody's; show help at once where they sound like danger, and the code, this once."""
    form = ConfessionForm(request.POST if request.method == "POST" else None, now=request.now, viewer=request.viewer)
    if form.is_bound and form.is_valid() and (code := _sent(request, form)) is not None:
        return render(request, "stories/confessed.html", {"code": code, "name": request.place.small_hours, **_help(request, form)})
    shut = shut_because(request.viewer, request.place, request.now)
    facts = {
        "form": form, "bits": BITS, "is_person": request.viewer.is_person, "name": request.place.small_hours,
        "hours": hours_of(request), "place_name": request.place.name, "shut": shut, **_help_unsent(request, form),
    }
    return render(request, "stories/confess.html", facts, status=400 if form.errors else 200)


def shut_for_now(request: HttpRequest) -> str:
    """Return the sentence by which the team shut this to visitors; "" while they did not."""
    verdict = may_confess(request.viewer, request.place)
    return "" if verdict else verdict.sentence


def _sent(request: HttpRequest, form: ConfessionForm) -> str | None:
    """Return the code, "" for words whose code was shown a while ago; None, with what is wrong in the form."""
    said = {"viewer": request.viewer, "now": request.now, "text": form.cleaned_data["text"], "form_number": form.number}
    pace = None if request.viewer.is_person else WORKED if form.is_worked else AGED
    counted = pace is not None and pace.allows(request)
    try:
        if pace is None or counted:
            return _once(**said)
        if code := show_code_again(**said):
            return code
        form.add_error(None, TOO_OFTEN)
    except Refused as refused:
        if counted:
            pace.give_back(request)
        if isinstance(refused, SentAlready):
            return ""
        form.is_spent = isinstance(refused, FormSpent)
        form.add_error(refused.about or None, refused.sentence)
    return None


def _once(**form) -> str:
    """Send what a form says; pressed twice at one moment, the second finds what the first has sent."""
    try:
        return send_confession(**form)
    except IntegrityError:
        return send_confession(**form)


def _help(request: HttpRequest, form: ConfessionForm) -> dict:
    """Return the help that fits what was sent, and when a person reads it."""
    hours = hours_of(request)
    when = f"{hours.sentence} One of them reads it." if hours.open else f"{hours.sentence} A person reads it then.".strip()
    return {"when": when, **_help_with(request, form.cleaned_data["text"])}


def _help_unsent(request: HttpRequest, form: ConfessionForm) -> dict:
    """Return the help that fits what could not go: whoever is in danger is shown it, whatever stopped the words."""
    text = form.cleaned_data.get("text", "") if form.is_bound and form.errors else ""
    return _help_with(request, text) if text else {"help": None}


def _help_with(request: HttpRequest, text: str) -> dict:
    found = danger_of(prose.tidy(text))
    if found is None:
        return {"help": None}
    fits = fitting_help(request.viewer, request.place.country, found.kind, request.now)
    where = fits.here.where_to_go if fits.here else "an emergency department"
    words = WORDS[found.kind]
    return {"help": fits, "words": words, "now": words.now.format(where=where), "plan": PLAN if found.plan else "", "danger": found.kind}
