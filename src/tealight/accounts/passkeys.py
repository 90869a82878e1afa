"""Passkeys: the two halves of making one and of signing in with one.

allauth and fido2 check everything; here is only what a page needs. The question
put to the browser waits in the sealed session, and is used once.
"""

import json
import struct

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from tealight.accounts.models import Member
from tealight.accounts.queries.viewer import person_of
from tealight.kernel import clock

FAILED = "That passkey did not open this place. Try again, or use your password."
NOT_MADE = "The passkey could not be made. Try again, or use a codes app."
#: what reading bytes from a stranger may raise, short of a fault of ours
_WRONG = (
    ValidationError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
    RecursionError, struct.error,
)


def begin_sign_in(member: Member | None) -> dict:
    """Return what the browser needs to ask for a passkey; for `member`, or for anyone's."""
    return auth.begin_authentication(member)


def finish_sign_in(text: str, member: Member | None) -> Member | None:
    """Return who a passkey's answer belongs to, or None.

    With `member`, only theirs will do. Closed accounts and those not let in are
    None like a wrong key.
    """
    try:
        answer = json.loads(text)
        auth.parse_authentication_response(answer)
        owner = member or auth.extract_user_from_response(answer)
        auth.complete_authentication(owner, answer)
    except _WRONG:
        return None
    finally:
        auth.clear_state()
    owner = Member.objects.select_related("persona").get(id=owner.id)
    return owner if person_of(owner, clock.now()) else None


def begin_making(member: Member) -> dict:
    """Return what the browser needs to make a passkey that works without a password."""
    return auth.begin_registration(member, passwordless=True)


def finish_making(text: str) -> dict | None:
    """Return the browser's answer if it is a good new passkey, to be kept as it is; else None."""
    try:
        answer = json.loads(text)
        auth.parse_registration_response(answer)
        made = auth.complete_registration(answer)
    except _WRONG:
        return None
    finally:
        auth.clear_state()
    return answer if made.is_user_verified() else None


def next_name(member_id: int) -> str:
    """Return a neutral name for the next passkey: the device's own name could name its owner."""
    have = Authenticator.objects.filter(user_id=member_id, type=Authenticator.Type.WEBAUTHN).count()
    return f"Passkey {have + 1}"
