"""What the actions on second steps share: rows written here, not by allauth's own
views, so that no exact time is kept and the record says at once whether there is one."""

from datetime import UTC, datetime, time

from allauth.mfa.models import Authenticator

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.second_secrets import Codes
from tealight.kernel import clock
from tealight.kernel.viewer import Person

Kind = Authenticator.Type


def rows_of(viewer: Person, kind: str):
    """Return the viewer's rows of one kind."""
    return Authenticator.objects.filter(user_id=viewer.member_id, type=kind)


def add_row(viewer: Person, now: datetime, kind: str, body: dict) -> None:
    """Keep one more second step; its time is the day."""
    day = datetime.combine(clock.day(now), time.min, UTC)
    Authenticator.objects.create(user_id=viewer.member_id, type=kind, data=body, created_at=day)


def settle(viewer: Person, now: datetime) -> None:
    """Keep recovery codes exactly while there is something they stand in for."""
    codes = rows_of(viewer, Kind.RECOVERY_CODES)
    others = Authenticator.objects.filter(user_id=viewer.member_id).exclude(type=Kind.RECOVERY_CODES)
    has_one = others.exists()
    if not has_one:
        codes.delete()
    elif not codes.exists():
        add_row(viewer, now, Kind.RECOVERY_CODES, Codes.new_body(viewer.member_id))
    change_record(viewer.member_id, lambda record: setattr(record, "has_second_factor", has_one))
