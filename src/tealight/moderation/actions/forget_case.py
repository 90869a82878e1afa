from datetime import datetime, timedelta

from django.conf import settings

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.cases import destroy_case_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.moderation import policy
from tealight.moderation.models import Case


@action
def forget_case(*, viewer: System, now: datetime, case: int) -> None:
    """Destroy the key of a case that was kept for long enough, and delete it with all that was said about it.

    The key goes first: killed in between, the row that is left is noise, and goes the next night. Gone, opened
    or decided again meanwhile is left alone. Records no event: what is forgotten leaves no trace that it was.
    """
    require(policy.may_open_case(viewer))
    until = clock.day(now) - timedelta(days=settings.TEALIGHT.cases_kept_days)
    row = Case.objects.select_for_update().filter(id=case, closed_on__lte=until).first()
    if row is not None:
        destroy_case_keys(row.id)
        row.delete()
