"""What this room does by itself."""

from django_tasks import task

from tealight.groups.actions.count_people import count_people as count
from tealight.groups.actions.forget_expired_invitations import forget_expired_invitations
from tealight.kernel import clock
from tealight.kernel.viewer import System


@task()
def forget_invitations() -> None:
    """Clear away links into rooms and circles that ran out."""
    forget_expired_invitations(viewer=System("expiry"), now=clock.now())


@task()
def count_people() -> None:
    """Once a week: note where enough people are for one of them to be hard to guess."""
    count(viewer=System("how many could have written it"), now=clock.now())
