"""What the magazine does by itself."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.magazine.actions.forget_helpful_lines import forget_helpful_lines as forget
from tealight.magazine.actions.index_article import index_article as index
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.drawn import draw_ahead
from tealight.magazine.queries.behind import articles_behind, body_of
from tealight.magazine.queries.unindexed import articles_unindexed

_SETTLING = System("what readers read is what is published")
_FINDING = System("what is found is what is published")
_FORGETTING = System("retention of lines to the editors")


@task()
def settle_what_changed() -> None:
    """Settle every article whose published text is not the one readers read, whatever changed it; and what is found of it."""
    for article in articles_behind(_SETTLING):
        draw_ahead(body_of(_SETTLING, article))
        settle_article(viewer=_SETTLING, now=clock.now(), article=article)
    for article in articles_unindexed(_FINDING):
        index(viewer=_FINDING, now=clock.now(), article=article)


@task()
def index_article(article: int) -> None:
    """Let a search find of an article what is published of it."""
    index(viewer=_FINDING, now=clock.now(), article=article)


@task()
def forget_helpful_lines() -> None:
    """Forget what readers wrote to the editors ninety days ago."""
    forget(viewer=_FORGETTING, now=clock.now())
