"""What happens to the index by itself."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.search.actions.mix_index import mix_index
from tealight.search.actions.tidy_index import tidy_index

_NIGHTLY = System("words taken out leave the index's pages")
_OFTEN = System("the index forgets in which order words came")


@task()
def tidy(*_: int, **__: int) -> None:
    """Write the index anew piece by piece, so that erased words are in none of its pages."""
    more = tidy_index(viewer=_NIGHTLY, now=clock.now(), begin=True)
    while more:
        more = tidy_index(viewer=_NIGHTLY, now=clock.now(), begin=False)


@task()
def mix() -> None:
    """Put together what was written in the last minutes, so that the index does not tell what came after what."""
    mix_index(viewer=_OFTEN, now=clock.now())
