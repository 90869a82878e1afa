"""The first page: for a visitor what this place is; for a member a little of everything."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from tealight.kernel.access import open_to_all
from tealight.magazine.queries.old_addresses import where_number_is
from tealight.place.queries import standing
from tealight.rota.queries import hours_now
from tealight.stories.views.beside import asides, notes_of
from tealight.web.context import Way, place_of
from tealight.web.queries.home import home_of

WELCOME = (
    "For people whose pregnancy ended or whose baby died, and those close to them."
    " Recently or decades ago."
)


@open_to_all
def home(request: HttpRequest) -> HttpResponse:
    """Say what this place is and who is here; nothing is asked of anyone. Where WordPress was, "/?p=12" is an article's address."""
    if moved := where_number_is(request.viewer, request.GET.get("p") or request.GET.get("page_id", "")):
        return HttpResponsePermanentRedirect(moved)
    here = place_of(request)
    if request.viewer.is_person:
        found = home_of(request.viewer, notes_of(request), request.now, standing(here.version), here)
        return render(request, "web/home_of_member.html", {"home": found, "asides": asides(request)})
    return render(
        request,
        "web/home.html",
        {
            "welcome": here.line or WELCOME,
            "ways": (Way("Read first", "/rooms/"), Way("Join", "/join/"), Way("Help now", "/help/")),
            "hours": hours_now(here, request.now),
            "joining": here.sign_up_mode,
            "small_hours": here.small_hours,
        },
    )
