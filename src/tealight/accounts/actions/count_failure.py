from datetime import datetime, timedelta

from django.db.models import F

from tealight.accounts.models import Throttle
from tealight.accounts.throttling import until_after
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer


@action
def count_failure(*, viewer: Viewer, now: datetime, tag: bytes) -> None:
    """Count one failed try under `tag`, for a name that exists or not alike. No event."""
    forget_on = clock.day(now) + timedelta(days=1)
    row, fresh = Throttle.objects.select_for_update().get_or_create(
        tag=tag, defaults={"count": 1, "forget_on": forget_on}
    )
    if not fresh:
        Throttle.objects.filter(id=row.id).update(
            count=F("count") + 1, until=until_after(row.count + 1, now), forget_on=forget_on
        )

