from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.card import draw
from tealight.magazine.models import DrawnCard, PublishedArticle
from tealight.magazine.queries.cards import card_shown
from tealight.place.queries import place


@action
def draw_card(*, viewer: Viewer, now: datetime, article: int) -> None:
    """Draw the card of an article as it is to be now. Drawn already is as good."""
    require(policy.may_settle(viewer))
    row = lock(PublishedArticle.objects.filter(policy.visible_to(viewer)).with_category(), pk=article)
    card = card_shown(row, place())
    if DrawnCard.objects.filter(article=row, sign=card.sign).exists():
        return
    DrawnCard.objects.update_or_create(article=row, defaults={"sign": card.sign, "png": draw(card)})
