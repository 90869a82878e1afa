from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Revision

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.models import Article
from tealight.magazine.queries.standing import is_approved


@action
def publish_due(*, viewer: Viewer, now: datetime, article: int) -> bool:
    """Publish the text of an article that was scheduled until `now`, and let readers read it; return whether it was.

    A text that is not approved any more, or whose address another article took meanwhile, loses its hour and stays
    with its editors. Repeating it changes nothing. Records no event, as settle_article.
    """
    require(policy.may_settle(viewer))
    page = Article.objects.select_for_update(of=("self",)).filter(id=article).first()
    due = page and Revision.objects.for_instance(page).filter(approved_go_live_at__lte=now).order_by("approved_go_live_at").last()
    if not due:
        return False
    may = policy.may_publish(viewer, approved=is_approved(page, due.content), correction=False, live=page.live, next_review_on=None)
    if may and _published(due):
        settle_article(viewer=viewer, now=now, article=article)
        return True
    page.revisions.update(approved_go_live_at=None)
    return False


def _published(due: Revision) -> bool:
    try:
        with transaction.atomic():
            due.publish(log_action="wagtail.publish.scheduled")
    except ValidationError:
        return False
    return True
