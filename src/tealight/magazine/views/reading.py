"""Pages for readers: the front, a category, what is new, the questions, an article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.help.queries import URGENT_SIGNS, help_now
from tealight.kernel import clock
from tealight.kernel.access import open_to_all
from tealight.kernel.slots import fill
from tealight.kernel.verdict import NotFound
from tealight.magazine.crawlers import for_crawlers
from tealight.magazine.queries.article import article_page
from tealight.magazine.queries.facts import CoveredArticle
from tealight.magazine.queries.for_machines import for_machines
from tealight.magazine.queries.lists import (
    MOST_AT_FRONT,
    categories,
    category_page,
    newest,
    some_questions,
)
from tealight.magazine.queries.lists import questions as questions_of
from tealight.magazine.queries.opened import Opened
from tealight.magazine.queries.related import beside_article
from tealight.magazine.views.after import beneath
from tealight.magazine.views.drawn_once import drawn_once
from tealight.magazine.views.moved import moved
from tealight.stories.queries.asked import number_in
from tealight.stories.views.beside import notes_of


@open_to_all
@require_safe
@for_crawlers
@drawn_once
def front(request: HttpRequest) -> HttpResponse:
    """Show the categories, what is new, and a few questions."""
    who, notes, today = request.viewer, notes_of(request), clock.day(request.now)
    facts = {
        "categories": categories(who),
        "newest": newest(who, notes, today, most=MOST_AT_FRONT),
        "questions": some_questions(who, notes, today),
    }
    return render(request, "magazine/front.html", facts)


@open_to_all
@require_safe
@for_crawlers
@drawn_once
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a category in its editors' order."""
    found = category_page(request.viewer, notes_of(request), slug, _after(request))
    if found is None:
        raise NotFound
    return render(request, "magazine/category.html", {"category": found})


@open_to_all
@require_safe
@drawn_once
def latest(request: HttpRequest) -> HttpResponse:
    """Show what is new, the newest first."""
    found = newest(request.viewer, notes_of(request), clock.day(request.now), _after(request))
    return render(request, "magazine/latest.html", {"newest": found})


@open_to_all
@require_safe
@for_crawlers
@drawn_once
def questions(request: HttpRequest) -> HttpResponse:
    """Show the questions that articles answer."""
    found = questions_of(request.viewer, notes_of(request), _after(request))
    return render(request, "magazine/questions.html", {"found": found})


@open_to_all
@require_safe
@for_crawlers
@drawn_once
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article in full, or the line that covers it."""
    page = article_page(request.viewer, notes_of(request), slug, clock.day(request.now), Opened.parse(request.GET))
    if page is None:
        return moved(request, request.path)  # it may have been renamed
    if isinstance(page, CoveredArticle):
        return covered(request, page)
    signs = URGENT_SIGNS if page.has_urgent_box else ()
    beside = beside_article(request.viewer, notes_of(request), page.card.id, clock.day(request.now))
    under = None if page.is_clinical else fill("under an article", request.viewer, request.place, request.now)
    facts = {
        "page": page, "help": help_now(request.viewer, request.now), "signs": signs, "beside": beside, "under": under,
        "machines": for_machines(page, request.place), **beneath(request, page),
    }
    return render(request, "magazine/article.html", facts)


def covered(request: HttpRequest, article: CoveredArticle) -> HttpResponse:
    """Show the line that covers an article; what cannot wait stands under it."""
    facts = {"article": article, "help": help_now(request.viewer, request.now) if article.is_urgent else None}
    return render(request, "magazine/covered.html", facts)


def _after(request: HttpRequest) -> int | None:
    """Return the number behind which a list goes on."""
    return number_in(request.GET.get("after", ""))
