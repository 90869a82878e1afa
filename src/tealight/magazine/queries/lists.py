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


def recommended(viewer: Viewer, today: date) -> QuerySet[PublishedArticle]:
    """Return what is readable and may be offered by itself: not what should have been looked over half a year ago.

    Such an article can still be read, found in its category and by its questions, under its banner.
    """
    return readable(viewer).filter(Q(next_review_on=None) | Q(next_review_on__gte=today - LATE))


def newest(viewer: Viewer, notes: Notes, today: date, after: int | None = None, most: int = MOST) -> ArticleList:
    """Return the newest articles for `viewer`, those older than the article `after`. Long overdue ones are not among them."""
    rows = recommended(viewer, today).order_by("-published_on", "-pk")
    if after is not None and (last := PublishedArticle.objects.filter(pk=after).values_list("published_on", flat=True).first()):
        rows = rows.filter(Q(published_on__lt=last) | Q(published_on=last, pk__lt=after))
    return _list(rows, viewer, notes, "/reading/latest/", most)


def categories(viewer: Viewer) -> tuple[CategoryPage, ...]:
    """Return the categories that hold something for `viewer`, in the editors' order, without their articles."""
    held = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer), category=OuterRef("pk"))
    rows = Category.objects.filter(Exists(held), live=True).order_by("path")
    return tuple(CategoryPage(row.title, _url(row), row.about, ()) for row in rows)


def category_page(viewer: Viewer, notes: Notes, slug: str, after: int | None = None) -> CategoryPage | None:
    """Return the category at `slug` with the articles behind `after`; None if there is none."""
    row = Category.objects.filter(slug=slug, live=True).first()
    if row is None:
        return None
    rows = readable(viewer).filter(category=row).order_by("place")
    if after is not None and (last := PublishedArticle.objects.filter(pk=after).values_list("place", flat=True).first()):
        rows = rows.filter(place__gt=last)
    found = _list(rows, viewer, notes, _url(row), MOST)
    return CategoryPage(row.title, _url(row), row.about, found.articles, found.more_url)


def questions(viewer: Viewer, notes: Notes, after: int | None = None, most: int = MOST_QUESTIONS) -> QuestionList:
    """Return what articles say they answer, in the order of the alphabet, from behind the question `after`."""
    rows = _questions(viewer).alias(folded=Lower("question")).order_by("folded", "id")
    if after is not None and (last := PublishedQuestion.objects.filter(id=after).values_list(Lower("question"), flat=True).first()):
        rows = rows.filter(Q(folded__gt=last) | Q(folded=last, id__gt=after))
    found = list(rows[: most + 1])
    more = f"/reading/questions/?after={found[most - 1].id}" if len(found) > most else ""
    return QuestionList(tuple(_question(row, viewer, notes) for row in found[:most]), more)


def some_questions(viewer: Viewer, notes: Notes, today: date, most: int = MOST_AT_FRONT) -> tuple[Question, ...]:
    """Return a few questions that new articles answer, none of them covered."""
    rows = _questions(viewer).filter(Q(article__next_review_on=None) | Q(article__next_review_on__gte=today - LATE))
    rows = rows.exclude(article__notes__gt=0).order_by("-article__published_on", "id")
    return tuple(_question(row, viewer, notes) for row in rows[:most])


def _questions(viewer: Viewer) -> QuerySet[PublishedQuestion]:
    articles = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer)).values("pk")
    fields = ("question", "article__slug", "article__title", "article__notes")
    return PublishedQuestion.objects.filter(article__in=articles).select_related("article").only(*fields)


def _question(row: PublishedQuestion, viewer: Viewer, notes: Notes) -> Question:
    url = f"/reading/{row.article.slug}/"
    if covered := row.article.notes & policy.filters_of(viewer).cover:
        return Question("", f"{url}?open=article", name_notes(notes, covered, "A question"))
    return Question(row.question, url)


def _list(rows: QuerySet[PublishedArticle], viewer: Viewer, notes: Notes, url: str, most: int) -> ArticleList:
    found = list(rows[: most + 1])
    more = f"{url}?after={found[most - 1].pk}" if len(found) > most else ""
    return ArticleList(tuple(card_of(row, viewer, notes) for row in found[:most]), more)


def _url(row: Category) -> str:
    return f"/reading/in/{row.slug}/"
