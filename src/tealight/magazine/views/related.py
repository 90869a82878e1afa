"""Pages that gather articles: a topic, a series."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.magazine.crawlers import for_crawlers
from tealight.magazine.queries.related import series_page, topic_page
from tealight.magazine.views.drawn_once import drawn_once
from tealight.stories.views.beside import notes_of


@open_to_all
@require_safe
@for_crawlers
@drawn_once
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the articles about a topic, the newest first."""
    page = topic_page(request.viewer, notes_of(request), slug)
    if page is None:
        raise NotFound
    return render(request, "magazine/topic.html", {"topic": page})


@open_to_all
@require_safe
@for_crawlers
@drawn_once
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the parts of a series, in their order."""
    page = series_page(request.viewer, notes_of(request), slug)
    if page is None:
        raise NotFound
    return render(request, "magazine/series.html", {"series": page})
