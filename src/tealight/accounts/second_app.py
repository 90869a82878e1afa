"""Setting a codes app up: a secret, a drawing of it, and the first code."""

from datetime import datetime

import qrcode
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.core import signing
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tealight.accounts.actions.use_code import matching_counter
from tealight.kernel.viewer import Person

_SALT = "tealight.accounts.second-app"
_MOST_SECONDS = 60 * 60


def new_secret() -> str:
    """Return a secret as codes apps keep it, drawn at random."""
    return generate_totp_secret()


def new_note(viewer: Person) -> str:
    """Return a fresh secret in a signed note that only works for `viewer`.

    It stands on the page anyway; signed, so that nobody can give someone a
    secret they know themselves.
    """
    return signing.dumps([viewer.persona_id, new_secret()], salt=_SALT)


def secret_in(note: str, viewer: Person) -> str:
    """Return the secret of a note; BadSignature if it is old, or not this viewer's."""
    persona_id, secret = signing.loads(note, salt=_SALT, max_age=_MOST_SECONDS)
    if persona_id != viewer.persona_id:
        raise signing.BadSignature
    return secret


def fits(secret: str, code: str, now: datetime) -> bool:
    """Say whether `code` is the one the app shows now."""
    return matching_counter(secret, code, now) is not None


def drawing(secret: str) -> SafeString:
    """Return the secret as a QR code: one path in the colour of text, no style."""
    code = qrcode.QRCode(border=2)
    code.add_data(get_adapter().build_totp_url(None, secret))
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return format_html(
        '<svg viewBox="0 0 {0} {0}" aria-hidden="true" focusable="false"><path fill="currentColor" d="{1}"/></svg>',
        len(rows), path,
    )
