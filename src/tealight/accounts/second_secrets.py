"""The secrets of second steps: sealed with their owner's keys, so that they open in nobody else's row.

Sealed for the place alone, the secret of one's own app could be copied into an
operator's row by whoever can write to the database, and would open their door.
"""

import base64

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from tealight.kernel.crypto import Keys, SealBroken, member_keys

_VERSION = "tealight2:"


class Opened(str):
    """A secret that was opened here, on its way through allauth's arithmetic."""

    __slots__ = ()


def seal_secret(member_id: int, kind: str, secret: str) -> str:
    """Return `secret` sealed for this member's second step of this kind."""
    sealed = member_keys(member_id).seal(_purpose(kind), member_id, secret.encode())
    return _VERSION + base64.b64encode(sealed).decode()


def open_secret(member_id: int, kind: str, kept: str) -> str:
    """Return what `seal_secret` was given; SealBroken if it was sealed for anyone else, or not at all."""
    if not kept.startswith(_VERSION):
        raise SealBroken("a second step is not sealed")
    try:
        sealed = base64.b64decode(kept.removeprefix(_VERSION), validate=True)
    except ValueError:
        raise SealBroken("a second step is not sealed") from None
    return member_keys(member_id).open(_purpose(kind), member_id, sealed).decode()


#: kind of second step -> what its sealed secret is called in its row; a passkey has none
SECRETS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}


def is_sealed_under_old(keys: Keys, row: Authenticator) -> bool:
    """Return whether the secret of a second step is sealed with another generation of `keys` than the one that writes."""
    kept = row.data[SECRETS[row.type]]
    return kept.startswith(_VERSION) and keys.is_old(base64.b64decode(kept.removeprefix(_VERSION)))


def _purpose(kind: str) -> str:
    return f"second-step/{kind}"


class Codes(RecoveryCodes):
    """A member's recovery codes; allauth draws them from a seed that is opened here."""

    @classmethod
    def new_body(cls, member_id: int) -> dict:
        """Return what a row of fresh codes keeps."""
        seed = seal_secret(member_id, Authenticator.Type.RECOVERY_CODES, cls.generate_seed())
        return {"seed": seed, "used_mask": 0}

    def generate_codes(self) -> list[str]:
        row = self.instance
        seed = open_secret(row.user_id, row.type, row.data["seed"])
        return RecoveryCodes(Authenticator(data={"seed": Opened(seed)})).generate_codes()

    def _get_migrated_codes(self) -> None:
        """Return no codes of another software: there never were any here."""
