from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.magazine import policy
from tealight.magazine.models import BesideStory, PublishedArticle
from tealight.magazine.queries.matched import Matched
from tealight.stories.queries.open_words import still_open


@action
def match_stories(*, viewer: System, now: datetime, matched: Iterable[Matched]) -> None:
    """Keep which articles stand beside stories, as it was worked out; a story that was sealed meanwhile keeps none.

    Records no event: who reads finds it by looking.
    """
    require(policy.may_keep_in_order(viewer))
    matched = list(matched)
    is_open = still_open(viewer, [one.story for one in matched])
    there = set(PublishedArticle.objects.values_list("pk", flat=True))
    wanted = {
        (one.story, article): one.offered.index(article) + 1 if article in one.offered else None
        for one in matched if one.story in is_open for article in one.spoken_of if article in there
    }  # fmt: skip
    kept = {(row.story_id, row.article_id): row for row in BesideStory.objects.filter(story__in=[one.story for one in matched])}
    wrong = [row.id for key, row in kept.items() if key not in wanted or wanted[key] != row.offered]
    right = {key for key, row in kept.items() if row.id not in wrong}
    BesideStory.objects.filter(id__in=wrong).delete()
    BesideStory.objects.bulk_create(
        BesideStory(story_id=story, article_id=article, offered=place)
        for (story, article), place in sorted(wanted.items(), key=lambda one: one[0]) if (story, article) not in right
    )  # fmt: skip
    _mix(now)


def _mix(now: datetime) -> None:
    """Let PostgreSQL forget in which order the stories of this hour came, as stories/actions/mix_rows.py does for the stories."""
    if connection.vendor == "postgresql":
        fresh = BesideStory.objects.filter(story__hour__gte=clock.hour(now) - timedelta(hours=1))
        free = fresh.select_for_update(of=("self",), skip_locked=True).only("id")
        BesideStory.objects.filter(id__in=[row.id for row in free]).update(offered=F("offered"))
