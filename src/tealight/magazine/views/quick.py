"""The quick view of an article, for readers: the same question of who reads it as the full text asks."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.help.queries import help_now
from tealight.kernel import clock
from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.magazine.queries.article import article_page
from tealight.magazine.queries.facts import CoveredArticle
from tealight.magazine.queries.opened import Opened
from tealight.magazine.views.drawn_once import drawn_once
from tealight.magazine.views.reading import covered
from tealight.stories.views.beside import notes_of


@open_to_all
@require_safe
@drawn_once
def quick(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article's key points, what to do and when to get help."""
    opened = Opened.parse(request.GET)
    page = article_page(request.viewer, notes_of(request), slug, clock.day(request.now), opened)
    if isinstance(page, CoveredArticle):
        opens = f"{request.path}{replace(opened, whole=True).query}"
        return covered(request, replace(page, url=opens))
    if page is None or page.quick is None:
        raise NotFound
    return render(request, "magazine/quick.html", {"page": page, "help": help_now(request.viewer, request.now)})
