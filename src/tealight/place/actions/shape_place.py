from datetime import datetime
from typing import Any

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings
from tealight.place.queries.place import LIMITS

SHAPED = frozenset({
    "name", "line", "small_hours", "sign_up_mode", "confidentiality", "hours", "timezone", "country",
    "safeguarding_lead", "safeguarding_deputy", "trustee", "trustee_way", "out_of_hours_plan", "police_position",
    "leave_address", "anyone_audience_on", "posting_paused_on", "read_only_on", "small_hours_shut_on",
    "plans_shown_on", "feelings_wait_on", "medical_waits_on", "danger_waits_on", "articles_unlisted_on", "articles_for_ai_on",
    "key_copy_confirmed_on", "mail_tested_on", "without_mail_on", *LIMITS,
})


@action
def shape_place(*, viewer: Viewer, now: datetime, **changes: Any) -> None:
    """Change what the operator decides; `changes` are columns of `PlaceSettings`.

    Raises ValidationError for what cannot be, such as taking an answer away that
    an open place promises. Opening has an action of its own.
    """
    require(policy.may_shape_place(viewer))
    unknown = changes.keys() - SHAPED
    if unknown:
        raise TypeError(f"the place has no {', '.join(sorted(unknown))}")
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    for column, value in changes.items():
        setattr(row, column, value)
    row.version += 1
    row.full_clean()
    row.save(update_fields=[*changes, "version"])
    record("place.shaped", about=("place", row.id), now=now)
