from collections.abc import Mapping
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer
from tealight.magazine.actions.add_articles import add_articles
from tealight.magazine.markdown import Written


@action
def add_article(
    *, viewer: Viewer, now: datetime, written: Written, publish: bool, pictures: Mapping[str, int] | None = None,
    at: datetime | None = None,
) -> int:
    """Add one article, as `add_articles` does; return its id."""
    return add_articles(viewer=viewer, now=now, written=[written], publish=publish, pictures=pictures, at=at)[0]
