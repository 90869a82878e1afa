"""Articles of which a search finds something else than readers read."""

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import IndexedArticle, PublishedArticle


def articles_unindexed(viewer: Viewer) -> list[int]:
    """Return the ids of articles to index anew: read and not found, found and not read, or of another revision."""
    require(policy.may_keep_in_order(viewer))
    read = set(PublishedArticle.objects.filter(policy.visible_to(viewer)).values_list("pk", "revision", "published_on"))
    found = set(IndexedArticle.objects.values_list("article", "revision", "day"))
    return sorted({number for number, _, _ in read ^ found})
