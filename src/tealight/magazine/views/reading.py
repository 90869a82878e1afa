"""Pages for readers: the front, a category, an article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel import clock
from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.magazine.queries.article import article_page
from tealight.magazine.queries.facts import CoveredArticle
from tealight.magazine.queries.lists import categories, category_page, latest
from tealight.magazine.queries.opened import Opened
from tealight.stories.views.beside import notes_of


@open_to_all
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show the categories and what is new."""
    facts = {"categories": categories(request.viewer), "latest": latest(request.viewer, notes_of(request))}
    return render(request, "magazine/front.html", facts)


@open_to_all
@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a category in its editors' order."""
    found = category_page(request.viewer, notes_of(request), slug)
    if found is None:
        raise NotFound
    return render(request, "magazine/category.html", {"category": found})


@open_to_all
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article in full."""
    page = article_page(request.viewer, notes_of(request), slug, clock.day(request.now), Opened.parse(request.GET))
    if page is None:
        raise NotFound
    if isinstance(page, CoveredArticle):
        return render(request, "magazine/covered.html", {"article": page})
    return render(request, "magazine/article.html", {"page": page})
