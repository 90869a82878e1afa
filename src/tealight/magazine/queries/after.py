"""What stands after an article: keeping it, saying if it helped, and saying that something is wrong."""

from dataclasses import dataclass

from django.urls import reverse

from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person, Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article, PublishedArticle
from tealight.magazine.queries.article import card_of
from tealight.magazine.queries.facts import ArticleCard
from tealight.place.queries import Notes


@dataclass(frozen=True, slots=True)
class AfterArticle:
    """The ways that stand under an article. `can_keep`: the reader has an account to keep it in."""

    keep_url: str
    helpful_url: str
    report_url: str
    can_keep: bool
    is_kept: bool


def after_article(viewer: Viewer, number: int, slug: str) -> AfterArticle:
    """Return what stands after the article that `viewer` reads. No statement: what they keep came with them."""
    is_kept = isinstance(viewer, Person) and number in viewer.kept_articles
    return AfterArticle(
        reverse("magazine:keep", args=[slug]), reverse("magazine:helpful", args=[slug]), f"/reading/{slug}/report/",
        isinstance(viewer, Person), is_kept,
    )


def card_at(viewer: Viewer, notes: Notes, slug: str) -> ArticleCard:
    """Return the card of the article at `slug`; NotFound if `viewer` reads none there."""
    rows = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer), slug=slug)
    row = rows.for_cards().first()
    if row is None:
        raise NotFound
    return card_of(row, viewer, notes)


def kept_at(viewer: Person, slug: str) -> int | None:
    """Return the number of an article `viewer` keeps that stands, or stood, at `slug`; None if they keep none there."""
    return Article.objects.filter(slug=slug, id__in=viewer.kept_articles).values_list("id", flat=True).first()
