from datetime import datetime

from django.db import transaction
from django.db.models import Q

from tealight.accounts import policy
from tealight.accounts.actions._exports import end_exports
from tealight.accounts.export import files
from tealight.accounts.models import Export
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def forget_exports(*, viewer: Viewer, now: datetime) -> None:
    """Delete exports whose time is over, rows that have done their day, and files that no row knows.

    Records no event: what is old is forgotten.
    """
    require(policy.may_tend_exports(viewer))
    today = clock.day(now)
    end_exports(Export.objects.filter(Q(until__lt=today) | Q(fetch_hour__lte=now)), now)
    Export.objects.filter(over_on__isnull=False, day__lt=today).delete()
    transaction.on_commit(_clear_away)


def _clear_away() -> None:
    # The files first: one whose row was written in between is then known.
    lying = files.lying()
    known = set(Export.objects.filter(name__in=lying).values_list("name", flat=True))
    files.remove([name for name in lying if name not in known])
