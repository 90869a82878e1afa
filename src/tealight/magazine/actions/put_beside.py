from collections.abc import Iterable
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine import policy
from tealight.magazine.models import ArticleTopic, BesideArticle, Compared, PublishedArticle, Topic
from tealight.magazine.queries.compared import Placed


@action
def put_beside(*, viewer: System, now: datetime, sign: str, placed: Iterable[Placed]) -> None:
    """Let each article have beside it what was worked out for the articles of `sign`. Rows that stay right stay.

    It was worked out before, so that nobody who saves something waits for it; what went meanwhile is left out, and
    the next minute's comparison mends the rest. Records no event: who reads finds it by looking.
    """
    require(policy.may_keep_in_order(viewer))
    there = {row.pk: row.topics for row in PublishedArticle.objects.only("pk", "topics")}
    wanted = {one for one in placed if one.article in there and one.other in there}
    kept = {Placed(row.article_id, row.kind, row.place, row.other_id, row.why): row.id for row in BesideArticle.objects.all()}
    BesideArticle.objects.filter(id__in=[number for one, number in kept.items() if one not in wanted]).delete()
    BesideArticle.objects.bulk_create(
        BesideArticle(article_id=one.article, other_id=one.other, kind=one.kind, place=one.place, why=one.why)
        for one in sorted(wanted - kept.keys())
    )
    topics = set(Topic.objects.values_list("id", flat=True))
    about = {(article, topic) for article, named in there.items() for topic in named if topic in topics}
    said = {(row.article_id, row.topic_id): row.id for row in ArticleTopic.objects.all()}
    ArticleTopic.objects.filter(id__in=[number for one, number in said.items() if one not in about]).delete()
    ArticleTopic.objects.bulk_create(ArticleTopic(article_id=article, topic_id=topic) for article, topic in sorted(about - said.keys()))
    Compared.objects.exclude(of=sign).delete()
    if not Compared.objects.exists():
        Compared.objects.create(of=sign)
