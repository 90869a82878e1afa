"""Second steps at sign-in: which a member has, and what their page shows."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator

from tealight.accounts.second_secrets import Codes
from tealight.kernel.crypto import SealBroken
from tealight.kernel.viewer import Person


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey in its owner's list."""

    id: int
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class SecondSteps:
    """What a member has set up."""

    has_codes_app: bool
    passkeys: tuple[Passkey, ...]
    #: recovery codes not used yet
    codes_left: int


def second_kinds(member_id: int) -> frozenset[str]:
    """Return the kinds set up: "totp", "webauthn", "recovery_codes"."""
    return frozenset(Authenticator.objects.filter(user_id=member_id).values_list("type", flat=True))


def second_steps(viewer: Person) -> SecondSteps:
    """Return what the viewer has set up. One statement."""
    rows = list(Authenticator.objects.filter(user_id=viewer.member_id).order_by("id"))
    codes = [row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES]
    return SecondSteps(
        has_codes_app=any(row.type == Authenticator.Type.TOTP for row in rows),
        passkeys=tuple(
            Passkey(row.id, row.data["name"], row.created_at.date())
            for row in rows
            if row.type == Authenticator.Type.WEBAUTHN
        ),
        codes_left=len(_unused(codes[0])) if codes else 0,
    )


def recovery_codes(viewer: Person) -> list[str]:
    """Return the viewer's recovery codes not used yet."""
    row = Authenticator.objects.filter(
        user_id=viewer.member_id, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return _unused(row) if row else []


def _unused(row: Authenticator) -> list[str]:
    try:
        return Codes(row).get_unused_codes()
    except SealBroken:
        return []  # not this member's: whoever put it there shall not have it shown, or used
