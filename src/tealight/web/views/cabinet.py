"""The cabinet: every component in every state, in both themes, and whole pages made of them.

The reference for design, the target for axe, the first page a new engineer opens. It shows made-up
facts only, and does not exist in a real place.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tealight.kernel import clock
from tealight.kernel.access import open_to_all
from tealight.web.cabinet.facts import Pane
from tealight.web.context import place_of

DRAWERS = (
    ("Colours and type", "type"),
    ("Buttons, links, messages", "buttons"),
    ("Fields", "fields"),
    ("Faces", "personas"),
    ("Stories in a list", "feed"),
    ("A story", "story"),
    ("Replies", "replies"),
    ("Writing", "composer"),
    ("Filters", "filters"),
    ("Rooms, notices, ways on", "rooms"),
    ("Help", "help"),
    ("The account", "account"),
)
PAGES = ("feed", "story", "write", "help", "welcome", "filters", "article")


@open_to_all
def cabinet(request: HttpRequest) -> HttpResponse:
    """Show every component, light and dark side by side."""
    _only_in_a_sample(request)
    now = clock.now()
    panes = (Pane("light", now), Pane("dark", now))
    drawers = [{"title": title, "id": name, "template": f"web/cabinet/{name}.html"} for title, name in DRAWERS]
    return render(request, "web/cabinet/cabinet.html", {"drawers": drawers, "panes": panes, "pages": PAGES})


@open_to_all
def cabinet_page(request: HttpRequest, page: str) -> HttpResponse:
    """Show one whole page as the rooms build theirs."""
    _only_in_a_sample(request)
    if page not in PAGES:
        raise Http404
    return render(request, f"web/cabinet/pages/{page}.html", {"f": Pane("page", clock.now())})


def _only_in_a_sample(request: HttpRequest) -> None:
    if not place_of(request).is_sample:
        raise Http404
