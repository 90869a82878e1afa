"""One article, as somebody reads it."""

from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString

from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import PublishedArticle
from tealight.magazine.queries.facts import (
    ArticleCard,
    ArticlePage,
    Byline,
    Part,
    QuickView,
    Reference,
)
from tealight.place.queries import Notes


def article_page(viewer: Viewer, notes: Notes, slug: str, today: date, opened: frozenset[int] = frozenset()) -> ArticlePage | None:
    """Return the article at `slug` as `viewer` reads it; None if there is none, or their filters leave it out.

    `opened`: numbers of covered parts this reader asked for.
    """
    rows = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer), slug=slug)
    row = rows.select_related("category").first()
    if row is None:
        return None
    about = row.about
    return ArticlePage(
        card=card_of(row, viewer, notes),
        slug=row.slug,
        byline=Byline(
            about["author"], about["author_role"], about["clinical"], about["clinical_credentials"], about["lived"],
            row.published_on, row.reviewed_on, row.next_review_on, about["is_sample"],
        ),
        parts=_parts(row, viewer, notes, opened),
        references=tuple(Reference(**one) for one in about["references"]),
        quick=_quick(row.quick),
        countries=tuple(about["countries"]),
        days=tuple(about["days"]),
        has_urgent_box=about["urgent"],
        is_clinical=row.category.is_clinical,
        is_overdue=row.next_review_on is not None and row.next_review_on < today,
    )


def card_of(row: PublishedArticle, viewer: Viewer, notes: Notes) -> ArticleCard:
    """Return the card of `row`, which `viewer` may read and wants; its category is loaded."""
    covered = notes.of(row.notes & viewer.filters.cover)
    return ArticleCard(
        id=row.pk, url=reverse("magazine:article", args=[row.slug]), title=row.title, standfirst=row.standfirst,
        category=row.category.title, category_url=reverse("magazine:category", args=[row.category.slug]),
        minutes=row.minutes, notes=tuple(note.label for note in notes.of(row.notes) if note.is_printed),
        cover=", ".join(note.label for note in covered), has_quick=bool(row.quick),
    )


def _parts(row: PublishedArticle, viewer: Viewer, notes: Notes, opened: frozenset[int]) -> tuple[Part, ...]:
    parts = []
    for number, (mask, html) in enumerate(row.parts):
        if mask & viewer.filters.leave_out:
            continue
        covered = notes.of(mask & viewer.filters.cover)
        if covered and number not in opened:
            parts.append(Part(SafeString(""), ", ".join(note.label for note in covered), number))
        else:
            parts.append(Part(SafeString(html), number=number))
    return tuple(parts)


def _quick(kept: dict) -> QuickView | None:
    if not kept:
        return None
    return QuickView(tuple((lead, rest) for lead, rest in kept["points"]), kept["do"], kept["help"])
