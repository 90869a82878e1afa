"""What readers say of articles, for those who keep the magazine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel.access import staff
from tealight.kernel.slots import fill
from tealight.magazine.policy import KEEPERS
from tealight.magazine.queries.by_mail import subscribers_counted
from tealight.magazine.queries.helpful import said_of_articles


@staff(*KEEPERS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what was reported and what the team took back; then whether each article helped, and the lines with it; then how many addresses are mailed what is new."""
    reported = fill("articles reported", request.viewer, request.place, request.now) or ()
    facts = {"reported": reported, "said": said_of_articles(request.viewer), "subscribers": subscribers_counted(request.viewer)}
    return render(request, "magazine/said.html", facts)
