from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.models import Member, Persona, Throttle
from tealight.accounts.record import open_record
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import member_keys
from tealight.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the page after signing in should say or show."""

    was_paused: bool
    words_due: bool


@action
def welcome_member(*, viewer: Viewer, now: datetime, member_id: int, tags: tuple[bytes, ...] = ()) -> Welcome:
    """Note that a member is here again, which ends a pause.

    The month last seen is written here and nowhere else: written while somebody
    reads or writes, it would stand beside their anonymous words in the log.
    `tags` are the throttles to forget. Records no event: nobody is told.
    """
    Throttle.objects.filter(tag__in=tags).delete()
    member = lock(Member.objects, id=member_id)
    was_paused = Persona.objects.filter(id=member.persona_id, away_on__isnull=False).update(away_on=None) > 0
    member.seen_month = clock.month(now)
    member.save(update_fields=["seen_month"])
    return Welcome(was_paused, open_record(member, member_keys(member_id)).words_due)
