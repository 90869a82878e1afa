from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.search import policy
from tealight.search.engines import engine


@action
def tidy_index(*, viewer: Viewer, now: datetime, begin: bool) -> bool:
    """Write a piece of the index anew, without what was taken out of it; return whether more is left.

    `begin` starts from the front. In pieces, because nobody can save a word while
    one is written; stopped half way, the next night goes on. Records no event.
    """
    require(policy.may_tidy(viewer))
    return engine().tidy(begin)
