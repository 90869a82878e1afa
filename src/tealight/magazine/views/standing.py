"""Where articles stand, inside the editors' tool."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.ui.components import Component

from tealight.kernel import clock
from tealight.magazine.queries.standing import pressing, standings


@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """Show every article under what it waits for. The door of the CMS stands before it, as before all its pages."""
    groups = standings(request.viewer, clock.day(request.now))
    return render(request, "magazine/editing/standing.html", {"groups": groups, "page_title": "Where articles stand"})


class StandingPanel(Component):
    """On the first page of the CMS: what waits for an editor."""

    name, order = "standing", 10
    template_name = "magazine/editing/waiting.html"

    def __init__(self, request: HttpRequest):
        self.request = request

    def get_context_data(self, parent_context):
        """Return the line to show."""
        return {"line": pressing(self.request.viewer, clock.day(self.request.now))}
