"""Articles whose hour has come."""

from datetime import datetime

from wagtail.models import Revision

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article


def articles_to_publish(viewer: Viewer, now: datetime) -> list[int]:
    """Return the ids of articles with a text that was scheduled until `now`."""
    require(policy.may_settle(viewer))
    due = Revision.objects.page_revisions().filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    found = dict.fromkeys(int(id) for id in due.values_list("object_id", flat=True))
    articles = set(Article.objects.filter(id__in=found).values_list("id", flat=True))
    return [id for id in found if id in articles]


def articles_to_take_back(viewer: Viewer, now: datetime) -> list[int]:
    """Return the ids of published articles whose last hour has come."""
    require(policy.may_settle(viewer))
    return list(Article.objects.filter(live=True, expire_at__lte=now).order_by("expire_at").values_list("id", flat=True))
