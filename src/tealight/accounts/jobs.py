"""Work of accounts that waits for nobody's page."""

import time

from django.db import connection
from django_tasks import TaskContext, task

from tealight.accounts.actions import forget_exports as forget_packed
from tealight.accounts.actions.forget_expired import forget_expired as forget
from tealight.accounts.actions.mail_way_back import mail_way_back
from tealight.accounts.closing import close_those_due, erase_all
from tealight.accounts.closing import erase_scattered as scatter
from tealight.accounts.export.packing import pack
from tealight.accounts.sealing_anew import seal_all_anew
from tealight.kernel import clock
from tealight.kernel.crypto import copies
from tealight.kernel.viewer import System
from tealight.ledger.traces import forget_written

#: seconds between two writes of many: whoever waits to save their words comes between
_BREATH = 0.02


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


@task(takes_context=True, max_attempts=4, priority=-10)  # notices and mail go first
def make_export(context: TaskContext, export: int) -> None:
    """Pack everything somebody gave. The row alone knows who asked, sealed."""
    pack(export, int(context.task_result.id), clock.now())


@task()
def forget_exports() -> None:
    """Once an hour: what was fetched, or nobody fetched, goes."""
    forget_packed.forget_exports(viewer=System("exports whose time is over"), now=clock.now())


@task()
def close_due_accounts() -> None:
    """Once a day: who closed their account a week ago, and did not come back, is gone now."""
    close_those_due(clock.now())


@task()
def erase_scattered() -> None:
    """Once an hour: of those who left, anonymous words whose hour has come."""
    scatter(clock.now())


@task()
def seal_records_anew() -> None:
    """Every 50 minutes: each member's record in other bytes; and SQLite's log, which has the order, is cut at once."""
    seal_all_anew(clock.now(), lambda: time.sleep(_BREATH))
    forget_written(connection)


@task()
def copy_ring() -> None:
    """Once a night: one more copy of the key ring, and none older than seven days."""
    copies.copy_ring(clock.day(clock.now()))
