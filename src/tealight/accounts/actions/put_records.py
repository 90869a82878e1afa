from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.models import F

from tealight.accounts import policy
from tealight.accounts.models import Member, Persona
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer


@action
def put_records(*, viewer: Viewer, now: datetime, records: Sequence[tuple[int, bytes, bytes]]) -> None:
    """Put other bytes in the place of each member's record, (member, as it was read, as it is to be).

    A record that was written meanwhile stays: its member's own words are never lost, and its bytes are others
    already. Nobody is waited for: a row that somebody else holds is being written. Records no event: nothing changed.
    """
    require(policy.may_seal_anew(viewer))
    free = set(
        Member.objects.select_for_update(skip_locked=True)
        .filter(id__in=[member for member, *_ in records]).values_list("id", flat=True)
    )
    for member, was, to_be in records:
        if member in free:
            Member.objects.filter(id=member, record=was).update(record=to_be)
    if connection.vendor == "postgresql":
        # It marks a row that was locked: a pen name's, in whatever its bearer did unseen. Marked of all, it tells of none.
        named = Persona.objects.filter(id__in=Member.objects.filter(id__in=free).values("persona_id"))
        locked = set(named.select_for_update(skip_locked=True, no_key=True).values_list("id", flat=True))
        Persona.objects.filter(id__in=locked).update(kind=F("kind"))
