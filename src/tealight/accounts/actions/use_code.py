from datetime import datetime, timedelta

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import IntegrityError, transaction

from tealight.accounts.models import Member, SpentCode
from tealight.accounts.second_secrets import Codes, open_secret
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import SealBroken, member_keys
from tealight.kernel.viewer import Viewer

_PERIOD = 30
_DRIFT = (0, -1, 1)  # a phone's clock may be half a minute off


def matching_counter(secret: str, code: str, now: datetime) -> int | None:
    """Return the half-minute for which `code` is right, near `now`; None if it is not."""
    counter = int(now.timestamp()) // _PERIOD
    for drift in _DRIFT:
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter + drift))):
            return counter + drift
    return None


@action
def use_code(*, viewer: Viewer, now: datetime, member_id: int, code: str) -> bool:
    """Say whether `code` is right, from the codes app or a recovery code; it is spent then.

    No event: a second step is nobody else's business.
    """
    lock(Member.objects, id=member_id)
    return any(_is_right(row, code, now) for row in Authenticator.objects.filter(user_id=member_id))


def _is_right(row: Authenticator, code: str, now: datetime) -> bool:
    try:
        if row.type == Authenticator.Type.TOTP:
            return _is_new(row, code, now)
        return row.type == Authenticator.Type.RECOVERY_CODES and Codes(row).validate_code(code)
    except SealBroken:
        return False  # copied from somebody else's row: no code of it is right here


def _is_new(row: Authenticator, code: str, now: datetime) -> bool:
    counter = matching_counter(open_secret(row.user_id, row.type, row.data["secret"]), code, now)
    if counter is None:
        return False
    tag, *older = member_keys(row.user_id).tags("spent-code/v1", counter)
    if older and SpentCode.objects.filter(tag__in=older).exists():
        return False
    try:
        with transaction.atomic():
            SpentCode.objects.create(tag=tag, forget_on=clock.day(now) + timedelta(days=1))
    except IntegrityError:
        return False  # used a moment ago: someone looked over a shoulder
    return True
