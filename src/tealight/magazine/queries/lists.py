"""Lists of articles: the newest, a category's, and the questions they answer. Each ends, or leads on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Category, PublishedArticle, PublishedQuestion
from tealight.magazine.queries.article import card_of
from tealight.magazine.queries.facts import ArticleCard
from tealight.place.queries import Notes
from tealight.stories.queries.covers import name_notes

#: of a list on one page; on the front
MOST, MOST_QUESTIONS, MOST_AT_FRONT = 30, 200, 5
#: so long after it was to be looked over an article is still recommended
LATE = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class ArticleList:
    """Articles in their order; `more_url` leads to the rest of them, "" at the end."""

    articles: tuple[ArticleCard, ...]
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """A category and its articles, in the editors' order."""

    title: str
    url: str
    about: str
    articles: tuple[ArticleCard, ...]
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the article that answers it. Covered, it is the line that covers it, and no word of its own."""

    words: str
    url: str
    cover: str = ""


@dataclass(frozen=True, slots=True)
class QuestionList:
    """Questions in the order of the alphabet."""

    questions: tuple[Question, ...]
    more_url: str = ""


def readable(viewer: Viewer) -> QuerySet[PublishedArticle]:
    """Return the published articles `viewer` may read and wants to meet, their categories loaded."""
    rows = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer))
    return rows.for_cards()


def recommended(viewer: Viewer, late: date) -> QuerySet[PublishedArticle]:
    """Return what is readable and may be offered by itself: not what should have been looked over before the day `late`.

    Such an article can still be read, found in its category and by its questions, under its banner.
    """
    return readable(viewer).filter(Q(next_review_on=None) | Q(next_review_on__gte=late))


def newest(viewer: Viewer, notes: Notes, today: date, after: int | None = None, most: int = MOST) -> ArticleList:
    """Return the newest articles for `viewer`, those older than the article `after`. Long overdue ones are not among them."""

    def write(late: date) -> QuerySet[PublishedArticle]:
        return recommended(viewer, late).order_by("-published_on", "-pk")[: most + 1]

    if after is not None and (last := PublishedArticle.objects.filter(pk=after).values_list("published_on", flat=True).first()):
        rows = recommended(viewer, today - LATE).filter(Q(published_on__lt=last) | Q(published_on=last, pk__lt=after))
        found = list(rows.order_by("-published_on", "-pk")[: most + 1])
    else:
        found = viewer.prepared.ask(("the newest articles", most), write, today - LATE)
    return _list(found, viewer, notes, "/reading/latest/", most)


def categories(viewer: Viewer) -> tuple[CategoryPage, ...]:
    """Return the categories that hold something for `viewer`, in the editors' order, without their articles."""

    def write() -> QuerySet:
        held = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer), category=OuterRef("pk"))
        return Category.objects.filter(Exists(held), live=True).order_by("path").values_list("title", "slug", "about")

    rows = viewer.prepared.ask("the categories", write)
    return tuple(CategoryPage(title, _url(slug), about, ()) for title, slug, about in rows)


def category_page(viewer: Viewer, notes: Notes, slug: str, after: int | None = None) -> CategoryPage | None:
    """Return the category at `slug` with the articles behind `after`; None where none of its articles is published, as where there is none."""

    def write(slug: str) -> QuerySet:
        return shelves(viewer).filter(slug=slug).values_list("title", "about", "id")

    def write_articles(category: int) -> QuerySet[PublishedArticle]:
        return readable(viewer).filter(category=category).order_by("place")[: MOST + 1]

    for title, about, number in viewer.prepared.ask("a category", write, slug):
        if after is not None and (last := PublishedArticle.objects.filter(pk=after).values_list("place", flat=True).first()):
            rows = list(readable(viewer).filter(category=number, place__gt=last).order_by("place")[: MOST + 1])
        else:
            rows = viewer.prepared.ask(("articles of a category", MOST), write_articles, number)
        found = _list(rows, viewer, notes, _url(slug), MOST)
        return CategoryPage(title, _url(slug), about, found.articles, found.more_url)
    return None


def shelves(viewer: Viewer) -> QuerySet[Category]:
    """Return the categories of which an article is published, whatever `viewer` wants to meet."""
    held = PublishedArticle.objects.filter(policy.visible_to(viewer), category=OuterRef("pk"))
    return Category.objects.filter(Exists(held), live=True)


def questions(viewer: Viewer, notes: Notes, after: int | None = None, most: int = MOST_QUESTIONS) -> QuestionList:
    """Return what articles say they answer, in the order of the alphabet, from behind the question `after`."""

    def write() -> QuerySet[PublishedQuestion]:
        return _questions(viewer).alias(folded=Lower("question")).order_by("folded", "id")

    if after is not None and (last := PublishedQuestion.objects.filter(id=after).values_list(Lower("question"), flat=True).first()):
        found = list(write().filter(Q(folded__gt=last) | Q(folded=last, id__gt=after))[: most + 1])
    else:
        found = viewer.prepared.ask(("questions", most), lambda: write()[: most + 1])
    more = f"/reading/questions/?after={found[most - 1].id}" if len(found) > most else ""
    return QuestionList(tuple(_question(row, viewer, notes) for row in found[:most]), more)


def some_questions(viewer: Viewer, notes: Notes, today: date, most: int = MOST_AT_FRONT) -> tuple[Question, ...]:
    """Return a few questions that new articles answer, none of them covered."""

    def write(late: date) -> QuerySet[PublishedQuestion]:
        rows = _questions(viewer).filter(Q(article__next_review_on=None) | Q(article__next_review_on__gte=late))
        return rows.exclude(article__notes__gt=0).order_by("-article__published_on", "id")[:most]

    rows = viewer.prepared.ask(("some questions", most), write, today - LATE)
    return tuple(_question(row, viewer, notes) for row in rows)


def _questions(viewer: Viewer) -> QuerySet[PublishedQuestion]:
    articles = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer)).values("pk")
    fields = ("question", "article__slug", "article__title", "article__notes")
    return PublishedQuestion.objects.filter(article__in=articles).select_related("article").only(*fields)


def _question(row: PublishedQuestion, viewer: Viewer, notes: Notes) -> Question:
    url = f"/reading/{row.article.slug}/"
    if covered := row.article.notes & policy.filters_of(viewer).cover:
        return Question("", f"{url}?open=article", name_notes(notes, covered, "A question"))
    return Question(row.question, url)


def _list(found: list[PublishedArticle], viewer: Viewer, notes: Notes, url: str, most: int) -> ArticleList:
    """Return the first `most` of `found`; one more than that, and it leads on."""
    more = f"{url}?after={found[most - 1].pk}" if len(found) > most else ""
    return ArticleList(tuple(card_of(row, viewer, notes) for row in found[:most]), more)


def _url(slug: str) -> str:
    return f"/reading/in/{slug}/"
