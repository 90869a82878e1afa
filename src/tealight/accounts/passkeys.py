"""Passkeys: the two halves of making one and of signing in with one.

allauth and fido2 check everything; here is only what a page needs. The question
put to the browser waits in the sealed session, is used once, and answered where it
was asked: what one page asks of somebody known must not open another for anybody.
"""

import json
import struct

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from fido2 import cbor
from fido2.utils import websafe_decode

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

#: where a passkey is asked for: at the door, after a password, of someone signed in; and where made
DOOR, STEP, AGAIN, MAKE = "door", "step", "again", "make"
_ASKED = "passkey-asked"
LONGEST = 20_000
_HEAD = ("id", "rawId")
_ASSERTION = ("clientDataJSON", "authenticatorData", "signature", "userHandle")
_ATTESTATION = ("clientDataJSON", "attestationObject")


def _read(text: str, parts: tuple[str, ...]) -> dict:
    """Return a browser's answer with nothing in it but the texts a passkey's answer has.

    Raises what _WRONG holds. fido2 takes a number where bytes belong for a number
    of bytes to make: a stranger's few letters would fill the whole memory.
    """
    if len(text) > LONGEST:
        raise ValueError("too long for a passkey")
    sent = json.loads(text)
    response = {name: sent["response"][name] for name in parts if sent["response"].get(name) is not None}
    answer = {name: sent[name] for name in _HEAD}
    if not all(isinstance(value, str) for value in (*answer.values(), *response.values())):
        raise TypeError("a part of a passkey is no text")
    if parts is _ATTESTATION and not isinstance(_made_of(response)["authData"], bytes):
        raise TypeError("a part of a passkey is no bytes")
    resident = sent.get("clientExtensionResults", {}).get("credProps", {}).get("rk") is True
    extensions = {"credProps": {"rk": resident}} if parts is _ATTESTATION else {}
    return {**answer, "type": "public-key", "clientExtensionResults": extensions, "response": response}


def _made_of(response: dict) -> dict:
    """Return what a new passkey's bytes hold."""
    return cbor.decode(websafe_decode(response["attestationObject"]))


def _ask(where: str, member: Member | None) -> None:
    context.request.session[_ASKED] = [where, member.id if member else 0]


def _require_asked(where: str, member: Member | None) -> None:
    """Raise ValueError unless the question that waits was put here, to this member."""
    if context.request.session.get(_ASKED) != [where, member.id if member else 0]:
        raise ValueError("this was asked elsewhere")


def _forget_question() -> None:
    context.request.session.pop(_ASKED, None)
    auth.clear_state()


def begin_sign_in(where: str, member: Member | None) -> dict:
    """Return what the browser needs to ask for a passkey; for `member`, or at the DOOR for anyone's."""
    options = auth.begin_authentication(member)
    _ask(where, member)
    return options


def finish_sign_in(text: str, where: str, member: Member | None) -> Member | None:
    """Return who a passkey's answer belongs to, or None.

    With `member`, only theirs will do. The device has asked for its fingerprint or
    code, always: it may lie on somebody else's table. Closed accounts and those
    not let in are None like a wrong key.
    """
    try:
        _require_asked(where, member)
        answer = _read(text, _ASSERTION)
        shown = auth.parse_authentication_response(answer).response.authenticator_data
        owner = member or auth.extract_user_from_response(answer)
        auth.complete_authentication(owner, answer)
    except _WRONG:
        return None
    finally:
        _forget_question()
    if not shown.is_user_verified():
        return None
    owner = Member.objects.select_related("persona").get(id=owner.id)
    return owner if person_of(owner, clock.now()) else None


def begin_making(member: Member) -> dict:
    """Return what the browser needs to make a passkey that works without a password."""
    options = auth.begin_registration(member, passwordless=True)
    _ask(MAKE, member)
    return options


def finish_making(text: str, member: Member) -> dict | None:
    """Return the browser's answer if it is a good new passkey, to be kept as it is; else None."""
    try:
        _require_asked(MAKE, member)
        answer = _read(text, _ATTESTATION)
        auth.parse_registration_response(answer)
        made = auth.complete_registration(answer)
    except _WRONG:
        return None
    finally:
        _forget_question()
    return answer if made.is_user_verified() else None


def next_name(member_id: int) -> str:
    """Return a neutral name for the next passkey: the device's own name could name its owner."""
    have = Authenticator.objects.filter(user_id=member_id, type=Authenticator.Type.WEBAUTHN).count()
    return f"Passkey {have + 1}"
