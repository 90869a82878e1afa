from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.models import Member, Persona, Throttle
from tealight.accounts.record import month_of, open_record
from tealight.kernel.actions import action
from tealight.kernel.crypto import member_keys
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the page after signing in should say or show."""

    was_paused: bool
    words_due: bool
    #: the account is about to be closed; they may keep it after all
    leaving: bool = False


@action
def welcome_member(*, viewer: Viewer, now: datetime, member_id: int, tags: tuple[bytes, ...] = ()) -> Welcome:
    """Note that a member is here again, which ends a pause, but not a closing: they are asked about that.

    The month last seen is written here and nowhere else, sealed: written while somebody
    reads or writes, it would stand beside their anonymous words in the log. In a
    month that is noted already their row is neither written nor locked: either
    leaves a mark of the hour in which they came, in SQLite's log or on PostgreSQL's row.
    `tags` are the throttles to forget. Records no event: nobody is told.
    """
    Throttle.objects.filter(tag__in=tags).delete()
    member = Member.objects.filter(id=member_id).first()
    if member is None:
        raise NotFound
    leaving = member.leaves_on is not None
    away = Persona.objects.filter(id=member.persona_id, away_on__isnull=False)
    was_paused = not leaving and away.update(away_on=None) > 0
    record = open_record(member, member_keys(member_id))
    if record.seen != month_of(now):
        change_record(member_id, lambda kept: setattr(kept, "seen", month_of(now)))
    return Welcome(was_paused, record.words_due, leaving)
