from datetime import datetime

from tealight.help import policy
from tealight.help.actions.facts import HelplineFacts, take_over, trust, write_channels, write_facts
from tealight.help.models import LONGEST_TRUST, Confidence, Country, Helpline
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record


@action
def add_helpline(
    *, viewer: Viewer, country: str, facts: HelplineFacts, now: datetime, checked_by: str = ""
) -> int:
    """Add a helpline to the country with that code; return its id.

    Its numbers are shown only if `checked_by` says who checked them today.
    """
    require(policy.may_add_helpline(viewer))
    place = lock(Country.objects, code=country)
    today = clock.day(now)
    row_id = new_id()
    row = Helpline(
        id=row_id,
        key=f"own-{row_id}",
        country=place,
        confidence=Confidence.UNVERIFIED,
        verified_by="nobody yet",
        verified_on=today,
        expires_on=today + LONGEST_TRUST,
    )
    write_facts(row, facts)
    if checked_by:
        trust(row, checked_by, today)
    take_over(row, now)
    row.full_clean()
    row.save(force_insert=True)
    write_channels(row, facts.channels)
    record("helpline.added", about=("helpline", row.id), now=now)
    return row.id
