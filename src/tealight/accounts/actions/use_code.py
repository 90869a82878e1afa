from datetime import datetime, timedelta

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import IntegrityError, transaction

from tealight.accounts.models import Member, SpentCode
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import member_keys
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
    for row in Authenticator.objects.filter(user_id=member_id):
        if row.type == Authenticator.Type.TOTP and _is_new(row, code, now):
            return True
        if row.type == Authenticator.Type.RECOVERY_CODES and RecoveryCodes(row).validate_code(code):
            return True
    return False


def _is_new(row: Authenticator, code: str, now: datetime) -> bool:
    counter = matching_counter(decrypt(row.data["secret"]), code, now)
    if counter is None:
        return False
    tag = member_keys(row.user_id).tag("spent-code/v1", counter)
    try:
        with transaction.atomic():
            SpentCode.objects.create(tag=tag, forget_on=clock.day(now) + timedelta(days=1))
    except IntegrityError:
        return False  # used a moment ago: someone looked over a shoulder
    return True
