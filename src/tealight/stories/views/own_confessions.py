"""Coming back to a confession: by its code, or with an account among one's own things."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.kernel.access import open_to_all, own_things
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import NotFound, Refused
from tealight.stories.actions.erase_confession import erase_confession
from tealight.stories.actions.take_confession_back import take_confession_back
from tealight.stories.forms.confession import CodeForm
from tealight.stories.queries.own_confessions import confession_with, my_confession, my_confessions
from tealight.stories.views.feed import lists_of
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

#: wrong codes typed from one connection in an hour. There is no bound for all together, and a right code is never
#: counted: who fills a bound would keep everybody else from their words. None is needed: of 2**80 codes, with a million
#: kept here, a thousand tries a second meet one with a chance of 1e6 * 3.2e10 / 1.2e24 in a year: one in 38 million
PACE = Pace(each=20, per=timedelta(hours=1))
NO_SUCH_CODE = "There is nothing with this code: a letter may be another, or it was taken back. Look at each once more."
TOO_OFTEN = "Many wrong codes came from this connection. Take your time: the right one works, whatever was tried before."
GONE = "It is taken back, and deleted for good."


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """Show whoever has a code how their words stand and what was left for them; and delete them for good."""
    form, found = CodeForm(request.POST if request.method == "POST" else None), None
    if form.is_bound and form.is_valid():
        try:
            if request.POST.get("do") == "take-back":
                take_confession_back(viewer=request.viewer, now=request.now, code=form.cleaned_data["code"])
                flash(request, GONE)
                return see_other("stories:come_back")
            found = confession_with(request.viewer, form.cleaned_data["code"], request.now)
        except NotFound:
            form.add_error("code", NO_SUCH_CODE if PACE.allows(request) else TOO_OFTEN)
        except Refused as refused:
            form.add_error("code", refused.sentence)
    facts = {
        "form": form, "own": found, "name": request.place.small_hours, "code": form.data.get("code", "") if found else "",
        "kept_days": settings.TEALIGHT.cases_kept_days,
    }
    return render(request, "stories/come_back.html", facts, status=400 if form.errors else 200)


@own_things
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what the viewer confessed, whatever became of it: to them, and not to whoever holds their phone."""
    found = my_confessions(request.viewer, request.GET.get("before", ""))
    facts = {"own": found, "lists": lists_of(request, "stories:my_confessions"), "name": request.place.small_hours}
    return render(request, "stories/my_confessions.html", facts)


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request: HttpRequest, confession_id: int) -> HttpResponse:
    """Ask whether one's own is to go for good, and delete it."""
    if request.method == "POST":
        erase_confession(viewer=request.viewer, now=request.now, confession=confession_id)
        flash(request, GONE)
        return see_other("stories:my_confessions")
    found = my_confession(request.viewer, confession_id)
    if found is None:
        raise NotFound
    return render(request, "stories/erase_confession.html", {"own": found, "kept_days": settings.TEALIGHT.cases_kept_days})
