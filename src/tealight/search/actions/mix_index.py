from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.search import policy
from tealight.search.engines import engine


@action
def mix_index(*, viewer: Viewer, now: datetime) -> None:
    """Let the index forget in which order words came within the hour (PRIVACY 5). Records no event."""
    require(policy.may_tidy(viewer))
    engine().mix()
