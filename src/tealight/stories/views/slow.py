"""Where things go slowly for now, and where they shall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.kernel.access import staff
from tealight.kernel.verdict import NotFound, Refused
from tealight.place.actions.shut_small_hours import shut_small_hours
from tealight.place.actions.slow_down import slow_down
from tealight.stories.forms.slow import SlowForm
from tealight.stories.queries.slow import places_to_slow, slow_now, thread_to_slow
from tealight.stories.views.beside import notes_of
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

_TEAM = ("operator", "lead", "moderator")


@staff(*_TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show what goes slowly, and let the place or a room."""
    return _page(request, places_to_slow(request.viewer), "")


@staff(*_TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, story_id: int) -> HttpResponse:
    """Let one thread go slowly: an argument that runs hot."""
    line = thread_to_slow(request.viewer, notes_of(request), story_id)
    if line is None:
        raise NotFound
    return _page(request, (line,), line.name)


@staff(*_TEAM)
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Let something go on at its own pace."""
    slow_down(viewer=request.viewer, now=request.now, where=request.POST.get("where", ""), minutes=0)
    flash(request, "It goes on at its own pace.")
    return see_other("stories:slow")


@staff(*_TEAM)
@require_POST
def small_hours(request: HttpRequest) -> HttpResponse:
    """Let nobody without an account leave a few words for now, or let them again."""
    on = request.POST.get("turn") == "on"
    shut_small_hours(viewer=request.viewer, now=request.now, on=on)
    flash(request, "Visitors cannot leave a few words now. Members can." if on else "Visitors can leave a few words again.")
    return see_other("stories:slow")


def _page(request: HttpRequest, offered: tuple, thread: str) -> HttpResponse:
    form = SlowForm(request.POST if request.method == "POST" else None, where=offered)
    if form.is_bound and form.is_valid():
        try:
            slow_down(viewer=request.viewer, now=request.now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        else:
            flash(request, "It goes slowly from now on. Everyone is told above the box they write in.")
            return see_other("stories:slow")
    facts = {"form": form, "lines": slow_now(request.viewer, notes_of(request), request.place), "thread": thread}
    facts |= {"small_hours": request.place.small_hours, "shut": request.place.small_hours_shut}
    return render(request, "stories/slow.html", facts, status=422 if form.is_bound else 200)
