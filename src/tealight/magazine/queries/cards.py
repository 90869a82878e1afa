"""Cards of links to articles: what each shows, which are to be drawn, and the file."""

from dataclasses import dataclass

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.card import Card, draw
from tealight.magazine.models import DrawnCard, PublishedArticle
from tealight.place.queries import Place


@dataclass(frozen=True, slots=True)
class CardFile:
    """A card as it is sent; `sign` is another as soon as it would look otherwise."""

    png: bytes
    sign: str


def card_shown(row: PublishedArticle, place: Place) -> Card:
    """Return what the card of `row` shows, its category loaded. A content note on it, and it shows the place alone."""
    return Card(row.title, row.category_title, place.name, is_quiet=bool(row.notes))


def card_file(viewer: Viewer, place: Place, slug: str) -> CardFile | None:
    """Return the card of the article at `slug`: as it was drawn, or, in the minute before that, drawn now and not kept."""
    row = _shown(viewer).filter(slug=slug).first()
    if row is None:
        return None
    card = card_shown(row, place)
    drawn = DrawnCard.objects.filter(article=row, sign=card.sign).first()
    return CardFile(bytes(drawn.png) if drawn else draw(card), card.sign)


def cards_behind(viewer: Viewer, place: Place) -> list[int]:
    """Return the articles whose card is not drawn as it is to be now."""
    require(policy.may_settle(viewer))
    drawn = dict(DrawnCard.objects.values_list("pk", "sign"))
    return [row.pk for row in _shown(viewer).order_by("pk") if drawn.get(row.pk) != card_shown(row, place).sign]


def _shown(viewer: Viewer):
    return PublishedArticle.objects.filter(policy.visible_to(viewer)).with_category().only("title", "notes", "slug")
