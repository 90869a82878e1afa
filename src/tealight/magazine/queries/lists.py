"""Lists of articles: the newest, a category's. Each ends."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Category, PublishedArticle
from tealight.magazine.queries.article import card_of
from tealight.magazine.queries.facts import ArticleCard
from tealight.place.queries import Notes

#: of the newest
MOST = 30


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """A category and its articles, in the editors' order."""

    title: str
    url: str
    about: str
    articles: tuple[ArticleCard, ...]


def readable(viewer: Viewer) -> QuerySet[PublishedArticle]:
    """Return the published articles `viewer` may read and wants to meet, their categories loaded."""
    rows = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer))
    return rows.select_related("category").defer("parts", "words")


def latest(viewer: Viewer, notes: Notes, most: int = MOST) -> tuple[ArticleCard, ...]:
    """Return the newest articles for `viewer`."""
    rows = readable(viewer).order_by("-published_on", "-pk")[:most]
    return tuple(card_of(row, viewer, notes) for row in rows)


def categories(viewer: Viewer) -> tuple[CategoryPage, ...]:
    """Return the categories that hold something for `viewer`, in the editors' order, without their articles."""
    held = readable(viewer).order_by().values("category")
    return tuple(_category(row, ()) for row in Category.objects.filter(id__in=held, live=True).order_by("path"))


def category_page(viewer: Viewer, notes: Notes, slug: str) -> CategoryPage | None:
    """Return the category at `slug`; None if there is none."""
    row = Category.objects.filter(slug=slug, live=True).first()
    if row is None:
        return None
    found = readable(viewer).filter(category=row).order_by("place")
    return _category(row, tuple(card_of(one, viewer, notes) for one in found))


def _category(row: Category, articles: tuple[ArticleCard, ...]) -> CategoryPage:
    return CategoryPage(row.title, reverse("magazine:category", args=[row.slug]), row.about, articles)
