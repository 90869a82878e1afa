from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.models import Article


@action
def take_back_expired(*, viewer: Viewer, now: datetime, article: int) -> None:
    """Take an article back from readers whose last hour has come. Repeating it changes nothing. Records no event, as settle_article."""
    require(policy.may_settle(viewer))
    page = Article.objects.select_for_update(of=("self",)).filter(id=article, live=True, expire_at__lte=now).first()
    if page is not None:
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        settle_article(viewer=viewer, now=now, article=article)
