"""What Wagtail would write while somebody only reads, and whom it would write to: never.

Opening a page for editing makes a row that says who has it open, renewed every few seconds: an
exact diary of when an editor sat here. Two editors who change the same page at once are still told
of it when they save. It also makes a row that says who is told of comments. Nobody is: comments and reviews
are found where the work is, and no mail says that somebody works here.
"""

from wagtail.admin.views.generic.mixins import CreateEditViewOptionalFeaturesMixin
from wagtail.admin.views.pages import create, edit
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

#: what Wagtail would tell by mail: the occasion, of what, and under which name it listens
_MAILS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


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
    """Let no view of Wagtail note who is editing, or tell anybody of comments and reviews."""
    for view in (edit.EditView, CreateEditViewOptionalFeaturesMixin):
        _must_be_there(view, "get_editing_sessions")
        view.get_editing_sessions = _nobody
    for module in (create, edit):
        _must_be_there(module, "PageSubscription")
        module.PageSubscription = NoSubscription
    _must_be_there(edit.EditView, "send_commenting_notifications")
    edit.EditView.send_commenting_notifications = _nobody_is_told
    for occasion, of, name in _MAILS:
        if not occasion.disconnect(sender=of, dispatch_uid=name):
            raise RuntimeError(f"This version of Wagtail has no {name} any more; see what it sends instead.")


def _nobody(self) -> None:
    """Return what shows on an editing page as “who else is here”: nothing."""


def _nobody_is_told(self, changes) -> None:
    """Tell nobody by mail that somebody commented."""


def _must_be_there(where, name: str) -> None:
    if not hasattr(where, name):
        raise RuntimeError(f"This version of Wagtail has no {name} any more; see what it writes instead.")
