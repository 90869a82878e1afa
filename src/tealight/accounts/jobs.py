"""Work of accounts that waits for nobody's page."""

from django_tasks import task

from tealight.accounts.actions.forget_expired import forget_expired as forget
from tealight.accounts.actions.mail_way_back import mail_way_back
from tealight.accounts.closing import erase_all
from tealight.kernel import clock
from tealight.kernel.viewer import System


@task()
def send_way_back(persona_id: int) -> None:
    """Mail a link for a new password, if there is such an account and it keeps an address."""
    mail_way_back(viewer=System("asked for a way back in"), now=clock.now(), persona_id=persona_id)


@task()
def erase_account(persona_id: int, keep: int) -> None:
    """Erase what a closed account made, or keep its words without the name."""
    erase_all(persona_id, bool(keep), clock.now())


@task()
def forget_expired() -> None:
    """Once a day: what has done its time goes."""
    forget(viewer=System("what has expired"), now=clock.now())
