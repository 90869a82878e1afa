"""Articles of which readers read something else than what is published."""

from django.db.models import F, Q

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article, PublishedArticle


def articles_behind(viewer: Viewer) -> list[int]:
    """Return the ids of articles to settle: published and not read, read and not published, or of another revision."""
    require(policy.may_settle(viewer))
    live = Article.objects.filter(live=True)
    changed = Q(published=None) | ~Q(published__revision=F("live_revision_id"))
    moved = ~Q(published__place=F("path"))
    gone = PublishedArticle.objects.filter(article__live=False).values_list("pk", flat=True)
    return sorted({*live.filter(changed | moved).values_list("id", flat=True), *gone})
