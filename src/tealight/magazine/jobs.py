"""What the magazine does by itself."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.drawn import draw_ahead
from tealight.magazine.queries.behind import articles_behind, body_of

_SETTLING = System("what readers read is what is published")


@task()
def settle_what_changed() -> None:
    """Settle every article whose published text is not the one readers read, whatever changed it."""
    for article in articles_behind(_SETTLING):
        draw_ahead(body_of(_SETTLING, article))
        settle_article(viewer=_SETTLING, now=clock.now(), article=article)
