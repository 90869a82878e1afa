"""What Wagtail would write while somebody only reads, never written.

Opening a page for editing makes a row that says who has it open, renewed every few seconds: an
exact diary of when an editor sat here. Two editors who change the same page at once are still told
of it when they save. It also makes a row that says who is told of comments; there are no comments.
"""

from wagtail.admin.views.generic.mixins import CreateEditViewOptionalFeaturesMixin
from wagtail.admin.views.pages import create, edit


class NoSubscription:
    """Stands where Wagtail keeps who is told of a page's comments; keeps nothing."""

    comment_notifications = False

    def __init__(self, **anything):
        """Take what a subscription takes."""

    def save(self) -> None:
        """Keep nothing."""

    class objects:
        """Finds what was never kept."""

        @staticmethod
        def get_or_create(**anything) -> tuple["NoSubscription", bool]:
            return NoSubscription(), False


def install() -> None:
    """Let no view of Wagtail note who is editing, or who would be told of comments."""
    for view in (edit.EditView, CreateEditViewOptionalFeaturesMixin):
        _must_be_there(view, "get_editing_sessions")
        view.get_editing_sessions = _nobody
    for module in (create, edit):
        _must_be_there(module, "PageSubscription")
        module.PageSubscription = NoSubscription


def _nobody(self) -> None:
    """Return what shows on an editing page as “who else is here”: nothing."""


def _must_be_there(where, name: str) -> None:
    if not hasattr(where, name):
        raise RuntimeError(f"This version of Wagtail has no {name} any more; see what it writes instead.")
