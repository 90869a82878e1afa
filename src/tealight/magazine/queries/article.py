"""One article, as somebody reads it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from tealight.accounts.losses import weeks_and_days
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import PublishedArticle
from tealight.magazine.queries.facts import (
    ArticleCard,
    ArticlePage,
    Byline,
    CoveredArticle,
    Part,
    QuickPoint,
    QuickView,
    Reference,
)
from tealight.magazine.queries.opened import Opened
from tealight.place.queries import Notes
from tealight.stories.queries.covers import name_notes, phrases
from tealight.ui.the import the

#: what a reader opened who pressed nothing
NOTHING = Opened()


def article_page(
    viewer: Viewer, notes: Notes, slug: str, today: date, opened: Opened = NOTHING
) -> ArticlePage | CoveredArticle | None:
    """Return the article at `slug` as `viewer` reads it; None if there is none, or their filters leave it out.

    `opened`: what of it is covered, and they asked for. One statement.
    """
    row = _find(viewer, slug)
    if row is None:
        return None
    card = card_of(row, viewer, notes)
    if card.cover and not opened.whole:
        return CoveredArticle(card.id, card.cover, card.open_url, row.about["urgent"])
    return _page(row, card, viewer, notes, today, opened)


def page_of(row: PublishedArticle, viewer: Viewer, notes: Notes, today: date) -> ArticlePage:
    """Return `row`, which `viewer` may read and wants, as they read it; its category is loaded. A preview's row is not saved."""
    return _page(row, card_of(row, viewer, notes), viewer, notes, today, NOTHING)


def _page(row: PublishedArticle, card: ArticleCard, viewer: Viewer, notes: Notes, today: date, opened: Opened) -> ArticlePage:
    about = row.about
    is_overdue = row.next_review_on is not None and row.next_review_on < today
    return ArticlePage(
        card=card,
        slug=row.slug,
        byline=Byline(
            about["author"], about["author_role"], about["clinical"], about["clinical_credentials"], about["lived"],
            row.published_on, row.reviewed_on, row.next_review_on, about["is_sample"],
        ),
        parts=tuple(_parts(row, viewer, notes, opened)),
        references=tuple(Reference(**one) for one in about["references"]),
        quick=_quick(row.quick),
        countries=tuple(about["countries"]),
        days=tuple(about["days"]),
        has_urgent_box=about["urgent"],
        is_clinical=row.is_clinical,
        is_overdue=is_overdue,
        whom=tuple(_whom(about.get("places") or about["countries"], *about["days"])),
        overdue=_overdue(row.next_review_on) if is_overdue else "",
        quick_url=f"{card.url}quick/{opened.query if card.cover else ''}" if row.quick else "",
    )


def _find(viewer: Viewer, slug: str) -> PublishedArticle | None:
    def write(slug: str) -> QuerySet[PublishedArticle]:
        rows = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer), slug=slug)
        return rows.for_cards("parts", "about")

    return next(iter(viewer.prepared.ask("the page of an article", write, slug)), None)


def card_of(row: PublishedArticle, viewer: Viewer, notes: Notes) -> ArticleCard:
    """Return the card of `row`, which `viewer` may read and wants; its category is loaded."""
    covered = row.notes & policy.filters_of(viewer).cover
    return ArticleCard(
        id=row.pk, url=f"/reading/{row.slug}/", title=row.title, standfirst=row.standfirst,
        category=row.category_title, category_url=f"/reading/in/{row.category_slug}/",
        minutes=row.minutes, notes=phrases(notes, row.notes),
        cover=name_notes(notes, covered, "An article") if covered else "", has_quick=bool(row.quick),
    )


def _parts(row: PublishedArticle, viewer: Viewer, notes: Notes, opened: Opened) -> Iterator[Part]:
    pictures = frozenset(row.about.get("pictures", ()))
    for number, (mask, html) in enumerate(row.parts):
        wanted = _wanted(viewer, mask, number in pictures)
        if wanted == "leave-out":
            continue
        if wanted == "cover" and number not in opened.parts:
            what = "A picture" if number in pictures else "A paragraph"
            sentence = name_notes(notes, mask & policy.filters_of(viewer).cover, what)
            yield Part(SafeString(""), sentence, number, f"/reading/{row.slug}/{opened.with_part(number).query}#part-{number}")
        else:
            yield Part(SafeString(html), number=number, is_opened=wanted == "cover")


def _wanted(viewer: Viewer, mask: int, is_picture: bool) -> str:
    """Return what is wanted for a part: "show", "cover" or "leave-out". Of pictures some readers want none, whatever they show."""
    if is_picture:
        return policy.filters_of(viewer).for_photo(mask, None)
    if mask & policy.filters_of(viewer).leave_out:
        return "leave-out"
    return "cover" if mask & policy.filters_of(viewer).cover else "show"


def _whom(places: list[str], first: int | None, last: int | None) -> Iterator[str]:
    """Yield whom it is for: countries by name, and weeks as people say them."""
    if places:
        yield f"Written for {', '.join(the(place) for place in places)}"
    if first and last:
        yield f"{weeks_and_days(first)} to {weeks_and_days(last)} of pregnancy"
    elif first:
        yield f"From {weeks_and_days(first)} of pregnancy"
    elif last:
        yield f"Up to {weeks_and_days(last)} of pregnancy"


def _overdue(due: date) -> str:
    return f"This was due to be looked over in {due:%B %Y}. Parts of it may be out of date."


def _quick(kept: dict) -> QuickView | None:
    if not kept:
        return None
    return QuickView(tuple(QuickPoint(*point) for point in kept["points"]), tuple(kept["do"]), tuple(kept["help"]))
