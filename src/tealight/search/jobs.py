"""What happens to the index by itself."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.search.actions.tidy_index import tidy_index

_NIGHTLY = System("words taken out leave the index's pages")


@task()
def tidy(*_: int, **__: int) -> None:
    """Write the index anew piece by piece, so that erased words are in none of its pages."""
    more = tidy_index(viewer=_NIGHTLY, now=clock.now(), begin=True)
    while more:
        more = tidy_index(viewer=_NIGHTLY, now=clock.now(), begin=False)
