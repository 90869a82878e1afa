from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article


@action
def keep_back(*, viewer: Viewer, now: datetime, article: int) -> None:
    """Keep a new article a draft. Wagtail puts it into the tree as published before it asks whether it may be.

    Repeating it changes nothing. Records no event, as settle_article.
    """
    require(policy.may_settle(viewer))
    Article.objects.filter(id=article, live=True, live_revision=None).update(live=False, has_unpublished_changes=True)
