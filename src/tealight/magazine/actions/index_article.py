from datetime import UTC, datetime, time

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import IndexedArticle, PublishedArticle
from tealight.magazine.searching import words_of
from tealight.search.actions.index import put

_KIND = "article"


@action
def index_article(*, viewer: Viewer, now: datetime, article: int) -> None:
    """Let what a search finds of an article be what readers read of it: all of it, or nothing. Repeating it changes nothing.

    Done by a job, as nothing but the magazine's own tables may change inside the CMS. Records no event.
    """
    require(policy.may_keep_in_order(viewer))
    kept = IndexedArticle.objects.select_for_update().filter(article=article).first()
    row = PublishedArticle.objects.filter(policy.visible_to(viewer), pk=article).prefetch_related("questions").first()
    before = {int(mask): words for mask, words in kept.words.items()} if kept else {}
    if row is None:
        if kept:
            put(_KIND, article, _hour(kept.day), before, {})
            kept.delete()
        return
    after = words_of(row)
    if kept and kept.day != row.published_on:  # what is found stands by its day
        put(_KIND, article, _hour(kept.day), before, {})
        before = {}
    put(_KIND, article, _hour(row.published_on), before, after)
    facts = {"revision": row.revision, "day": row.published_on, "words": {str(mask): words for mask, words in after.items()}}
    IndexedArticle.objects.update_or_create(article=article, defaults=facts)


def _hour(day) -> datetime:
    return datetime.combine(day, time(12), UTC)
